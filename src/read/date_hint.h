/**
 * @file date_hint.h
 * @brief What a date that is written otherwise would be in the form that is read.
 */
#ifndef KH_READ_DATE_HINT_H
#define KH_READ_DATE_HINT_H

#define KH_DATE_HINT_SIZE 128

/**
 * The hint on a text that is no date: "write 2016-01-22" for 2016/1/22, 2016-01-22 00:00,
 * 2016年1月22日, 22.1.2016, 20160122 or 42391, a spreadsheet's number of that day; both readings
 * where day and month might be either; the forms where nothing can be told.
 */
const char *kh_date_hint(const char *text, char buffer[KH_DATE_HINT_SIZE]);

#endif
