/**
 * @file kakehashi.h
 * @brief The library: graphs of institutions, who bridges their sectors, how they are connected.
 *
 * What this header includes is the public interface; docs/c-api.md leads through it.
 */
#ifndef KH_KAKEHASHI_H
#define KH_KAKEHASHI_H

/* What everything uses: failures, findings, text, files, dates. */
#include "base/date.h"
#include "base/file.h"
#include "base/finding.h"
#include "base/progress.h"
#include "base/sink.h"
#include "base/status.h"
#include "base/text.h"
#include "base/version.h"

/* Graphs: reading, checking, asking, building, writing. */
#include "check/check.h"
#include "graph/graph.h"
#include "graph/label.h"
#include "graph/part.h"
#include "graph/select.h"
#include "read/read.h"
#include "write/writer.h"

/* Nets and what is found in them. */
#include "cut/cut.h"
#include "cut/report.h"
#include "explain/explain.h"
#include "group/blocks.h"
#include "group/grouping.h"
#include "group/modularity.h"
#include "measure/measure.h"
#include "measure/rank.h"
#include "net/net.h"
#include "panel/pairs.h"
#include "panel/panel.h"
#include "partition/block_table.h"
#include "partition/group_table.h"
#include "path/path.h"
#include "robust/robustness.h"
#include "route/answer.h"
#include "route/matrix.h"
#include "route/route.h"
#include "survey/survey.h"

/* Results: tables and diagrams. */
#include "draw/draw.h"
#include "picture/picture.h"
#include "table/table.h"
#include "view/view.h"

#endif
