# Writes brokerage-sna.csv: the counts of R's sna::brokerage on the reference networks, both as the
# files are and undirected. tests/peers/brokerage_stored.py holds `kakehashi bridges` against it
# where R is not installed.
#
# Usage: Rscript store_brokerage.R REFERENCE_FOLDER > brokerage-sna.csv

suppressMessages(library(sna))
folder <- commandArgs(trailingOnly = TRUE)[1]
networks <- c("davis", "florentine", "florentine-with-pucci", "karate", "kite",
              "krackhardt-advice")

cat("network,undirected,id,coordinator,consultant,representative,gatekeeper,liaison,brokerage\n")
for (name in networks) {
    graph <- jsonlite::fromJSON(file.path(folder, paste0(name, ".json")), simplifyVector = FALSE)
    ids <- vapply(graph$nodes, function(n) n$id, "")
    # Who has no sector is a group of its own.
    groups <- vapply(seq_along(ids), function(j) {
        sectors <- graph$nodes[[j]]$sectors
        if (length(sectors) > 0) paste("sector", sectors[[1]]) else paste("node", ids[j])
    }, "")
    ties <- matrix(0, length(ids), length(ids))
    for (edge in graph$edges) {
        ties[match(edge$source, ids), match(edge$target, ids)] <- 1
    }
    diag(ties) <- 0
    for (undirected in c(FALSE, TRUE)) {
        net <- if (undirected || !isTRUE(graph$directed)) pmax(ties, t(ties)) else ties
        counts <- brokerage(net, match(groups, unique(groups)))$raw.nli
        for (j in seq_along(ids)) {
            row <- counts[j, c("w_I", "w_O", "b_IO", "b_OI", "b_O", "t")]
            cat(name, ifelse(undirected, 1, 0), ids[j], paste(row, collapse = ","), sep = ",")
            cat("\n")
        }
    }
}
