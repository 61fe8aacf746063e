#include "bend.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#define ARROW_LENGTH 6.0 /* Graphviz' arrowhead at arrowsize 0.6. */
#define NUM_SAMPLES  32
#define NUM_PIECES   ((size_t) 4)
#define FARTHEST     7 /* steps that a line may be pulled to a side. */
#define LEAST_STEP   16.0
#define MOST_STEP    25.0
#define STEP_SHARE   0.05 /* of the distance between the ends. */
#define NUM_HALVINGS 24

typedef struct {
    pointf p[4];
} cubic;

static pointf
mix(pointf a, pointf b, double t)
{
    return (pointf){ a.x + t * (b.x - a.x), a.y + t * (b.y - a.y) };
}

static pointf
point_at(const cubic *c, double t)
{
    const pointf a = mix(c->p[0], c->p[1], t), b = mix(c->p[1], c->p[2], t);
    const pointf d = mix(c->p[2], c->p[3], t);

    return mix(mix(a, b, t), mix(b, d, t), t);
}

/* The part from t to the end; de Casteljau. */
static cubic
part_behind(const cubic *c, double t)
{
    const pointf b = mix(c->p[1], c->p[2], t), d = mix(c->p[2], c->p[3], t);

    return (cubic){ { point_at(c, t), mix(b, d, t), d, c->p[3] } };
}

static cubic
reversed(const cubic *c)
{
    return (cubic){ { c->p[3], c->p[2], c->p[1], c->p[0] } };
}

/* A line whose first half is pulled off the straight one by `first` points, its second half by
 * `second`. */
static cubic
pulled(pointf a, pointf b, double first, double second)
{
    const double length = fmax(hypot(b.x - a.x, b.y - a.y), 1e-9);
    const pointf normal = { -(b.y - a.y) / length * 4 / 3, (b.x - a.x) / length * 4 / 3 };
    pointf p = mix(a, b, 0.25), q = mix(a, b, 0.75);

    p.x += normal.x * first;
    p.y += normal.y * first;
    q.x += normal.x * second;
    q.y += normal.y * second;
    return (cubic){ { a, p, q, b } };
}

static bool
contains(const kh_box *box, pointf p)
{
    return p.x > box->left && p.x < box->right && p.y > box->bottom && p.y < box->top;
}

/* How many samples of a curve lie on nodes that are not its ends. */
static size_t
count_hits(const kh_obstacles *self, const cubic *c, const size_t ends[2])
{
    pointf samples[NUM_SAMPLES];
    kh_box hull = kh_box_nothing;
    size_t num = 0, j, k;

    for (k = 0; k < NUM_SAMPLES; k++) {
        const pointf p = point_at(c, ((double) k + 0.5) / NUM_SAMPLES);

        samples[k] = p;
        kh_box_grow(&hull, (kh_box){ p.x, p.y, p.x, p.y });
    }
    for (j = 0; j < self->num; j++) {
        const kh_box *box = &self->boxes[j];

        if (j == ends[0] || j == ends[1] || box->left > hull.right || box->right < hull.left
            || box->bottom > hull.top || box->top < hull.bottom) {
            continue;
        }
        for (k = 0; k < NUM_SAMPLES; k++) {
            num += contains(box, samples[k]);
        }
    }
    return num;
}

static bool
is_in_ellipse(Agnode_t *node, pointf p)
{
    const double x = p.x / (ND_lw(node) + ND_rw(node)) * 2, y = p.y / ND_ht(node) * 2;

    return x * x + y * y < 1;
}

/* Even-odd: shapes need not be convex. */
static bool
is_in_polygon(const polygon_t *polygon, pointf p)
{
    const size_t sides = (size_t) polygon->sides;
    const size_t outer = (size_t) (polygon->peripheries > 1 ? polygon->peripheries - 1 : 0);
    const pointf *v = polygon->vertices + outer * sides;
    bool inside = false;
    size_t j, k;

    for (j = 0, k = sides - 1; j < sides; k = j++) {
        if ((v[j].y > p.y) != (v[k].y > p.y)
            && p.x < v[j].x + (v[k].x - v[j].x) * (p.y - v[j].y) / (v[k].y - v[j].y)) {
            inside = !inside;
        }
    }
    return inside;
}

static bool
is_inside(Agnode_t *node, pointf p)
{
    const polygon_t *polygon = ND_shape_info(node);
    const pointf local = { p.x - ND_coord(node).x, p.y - ND_coord(node).y };

    return polygon == NULL || polygon->sides < 3 ? is_in_ellipse(node, local)
                                                 : is_in_polygon(polygon, local);
}

/* What of a curve is outside of the node that it starts in; `tip` is where it leaves that, and the
 * curve begins an arrow's length behind if there is one. */
static cubic
leave(const cubic *c, Agnode_t *node, bool arrow, pointf *tip)
{
    double low = 0, high = 1;
    cubic outside;
    int j;

    for (j = 0; j < NUM_HALVINGS; j++) {
        const double t = (low + high) / 2;

        *(is_inside(node, point_at(c, t)) ? &low : &high) = t;
    }
    outside = part_behind(c, high);
    *tip = outside.p[0];
    low = 0;
    high = arrow ? 1 : 0;
    for (j = 0; arrow && j < NUM_HALVINGS; j++) {
        const double t = (low + high) / 2;
        const pointf p = point_at(&outside, t);

        *(hypot(p.x - tip->x, p.y - tip->y) < ARROW_LENGTH ? &low : &high) = t;
    }
    return part_behind(&outside, high);
}

/* Of all pulls of one reach the one that crosses least; `*least` is what it crosses. */
static cubic
best_of_reach(
    const kh_obstacles *self, pointf a, pointf b, const size_t ends[2], int reach, size_t *least)
{
    const double share = STEP_SHARE * hypot(b.x - a.x, b.y - a.y);
    const double step = fmin(fmax(LEAST_STEP, share), MOST_STEP);
    cubic best = pulled(a, b, 0, 0);
    int first, second;

    *least = SIZE_MAX;
    for (first = reach; *least > 0 && first >= -reach; first--) {
        for (second = reach; *least > 0 && second >= -reach; second--) {
            const cubic c = pulled(a, b, first * step, second * step);
            const size_t hits = abs(first) == reach || abs(second) == reach
                                    ? count_hits(self, &c, ends)
                                    : SIZE_MAX;

            if (hits < *least) {
                *least = hits;
                best = c;
            }
        }
    }
    return best;
}

static cubic
best_line(const kh_obstacles *self, pointf a, pointf b, const size_t ends[2])
{
    cubic best = pulled(a, b, 0, 0);
    size_t least = count_hits(self, &best, ends);
    int reach;

    for (reach = 1; least > 0 && reach <= FARTHEST; reach++) {
        size_t hits;
        const cubic c = best_of_reach(self, a, b, ends, reach, &hits);

        if (hits < least) {
            least = hits;
            best = c;
        }
    }
    return best;
}

static void
set_bounds(splines *curves, const cubic *c)
{
    int j;

    curves->bb = (boxf){ c->p[0], c->p[0] };
    for (j = 0; j <= NUM_SAMPLES; j++) {
        const pointf p = point_at(c, (double) j / NUM_SAMPLES);

        curves->bb.LL.x = fmin(curves->bb.LL.x, p.x);
        curves->bb.LL.y = fmin(curves->bb.LL.y, p.y);
        curves->bb.UR.x = fmax(curves->bb.UR.x, p.x);
        curves->bb.UR.y = fmax(curves->bb.UR.y, p.y);
    }
}

/* In pieces: Graphviz measures a drawing by the points that control a curve, and those of one piece
 * lie far off it. */
static bool
store(bezier *curve, const cubic *c)
{
    pointf *points = realloc(curve->list, (3 * NUM_PIECES + 1) * sizeof(*points));
    cubic rest = *c;
    size_t j;

    if (points == NULL) {
        return false;
    }
    for (j = 0; j < NUM_PIECES; j++) {
        const double t = 1.0 / (double) (NUM_PIECES - j);
        const cubic before = reversed(&rest), piece = part_behind(&before, 1 - t);

        points[3 * j] = piece.p[3];
        points[3 * j + 1] = piece.p[2];
        points[3 * j + 2] = piece.p[1];
        rest = part_behind(&rest, t);
    }
    points[3 * NUM_PIECES] = c->p[3];
    curve->list = points;
    curve->size = 3 * NUM_PIECES + 1;
    return true;
}

void
kh_bend_edge(const kh_obstacles *self, Agedge_t *edge, const size_t ends[2])
{
    splines *curves = ED_spl(edge);
    const pointf a = ND_coord(agtail(edge)), b = ND_coord(aghead(edge));
    const cubic straight = pulled(a, b, 0, 0);
    bezier *curve;
    cubic c;

    if (curves == NULL || curves->size != 1 || curves->list[0].size != 4 || ends[0] == ends[1]
        || count_hits(self, &straight, ends) == 0) {
        return;
    }
    curve = &curves->list[0];
    c = best_line(self, a, b, ends);
    if (ED_label(edge) != NULL) {
        ED_label(edge)->pos = point_at(&c, 0.5);
    }
    c = leave(&c, agtail(edge), curve->sflag != 0, &curve->sp);
    c = reversed(&c);
    c = leave(&c, aghead(edge), curve->eflag != 0, &curve->ep);
    c = reversed(&c);
    if (store(curve, &c)) {
        set_bounds(curves, &c);
    }
}
