/* How the numbers of a grid are written, all alike. */
#include "grid_private.h"

#include <math.h>

#define MOST_DECIMALS 9

int
kh_series_grid_decimals(const kh_series_grid *self)
{
    const size_t num = self->num_rows * self->series->num_slices;
    double largest = 0;
    size_t j;

    for (j = 0; j < num; j++) {
        largest = isfinite(self->values[j]) ? fmax(largest, fabs(self->values[j])) : largest;
    }
    if (self->whole || largest == 0) {
        return 0;
    }
    /* Three digits of a number below 1, four of a larger one. */
    return (int) fmin(MOST_DECIMALS, fmax(1, (largest < 1 ? 2 : 3) - floor(log10(largest))));
}

void
kh_series_grid_add_value(kh_text *out, double value, int decimals)
{
    const double least = pow(10, -decimals);

    if (value != 0 && fabs(value) < least / 2) {
        kh_text_print(out, value > 0 ? "<%.*f" : ">-%.*f", decimals, least);
    } else {
        kh_text_print(out, "%.*f", decimals, value == 0 ? 0 : value);
    }
}
