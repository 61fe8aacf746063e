# Compare the brokerage roles of Gould and Fernandez with R's sna (Debian: r-cran-sna).
#
# Usage: Rscript brokerage.R KAKEHASHI REFERENCE_FOLDER
#
# Reference networks and 60 random nets with one sector a node or none go through `kakehashi
# bridges` and through sna::brokerage. In sna a node without a sector is given a group of its own.

missing <- Filter(function(p) !requireNamespace(p, quietly = TRUE), c("sna", "jsonlite"))
if (length(missing) > 0) {
    cat("skipped: R has no package", missing, "\n", file = stderr())
    quit(status = 77)
}
suppressMessages(library(sna))
arguments <- commandArgs(trailingOnly = TRUE)
kakehashi <- arguments[1]
reference <- arguments[2]

# Our column -> the column of sna.
roles <- c(coordinator = "w_I", consultant = "w_O", representative = "b_IO",
           gatekeeper = "b_OI", liaison = "b_O", brokerage = "t")

ours <- function(path) {
    columns <- paste(c("id", names(roles)), collapse = ",")
    text <- system2(kakehashi, c("bridges", "--format", "json", "--columns", columns,
                                 shQuote(path)), stdout = TRUE)
    if (!is.null(attr(text, "status"))) {
        stop("kakehashi bridges ", path, " ended with ", attr(text, "status"))
    }
    jsonlite::fromJSON(paste(text, collapse = "\n"))$rows
}

theirs <- function(path) {
    file <- jsonlite::fromJSON(path, simplifyVector = FALSE)
    ids <- sapply(file$nodes, function(node) node$id)
    group <- sapply(file$nodes, function(node) {
        if (length(node$sectors) > 0) node$sectors[[1]] else paste("alone:", node$id)
    })
    ties <- matrix(0, length(ids), length(ids), dimnames = list(ids, ids))
    for (edge in file$edges) {
        ties[edge$source, edge$target] <- 1
        if (!isTRUE(file$directed)) {
            ties[edge$target, edge$source] <- 1
        }
    }
    diag(ties) <- 0
    brokerage(ties, group)$raw.nli
}

compare <- function(name, path) {
    mine <- ours(path)
    yours <- theirs(path)
    if (nrow(mine) != nrow(yours)) {
        stop(name, ": ", nrow(mine), " rows, sna has ", nrow(yours))
    }
    for (role in names(roles)) {
        expected <- yours[mine$id, roles[[role]]]
        wrong <- which(mine[[role]] != expected)
        if (length(wrong) > 0) {
            stop(name, ": ", role, " of ", mine$id[wrong[1]], " is ", mine[[role]][wrong[1]],
                 ", sna counts ", expected[wrong[1]])
        }
    }
    nrow(mine) * length(roles)
}

random_net <- function(path, size, density, directed) {
    ids <- paste0("n", seq_len(size))
    nodes <- lapply(ids, function(id) {
        sector <- sample(c("A", "B", "C", NA), 1, prob = c(3, 2, 2, 1))
        list(id = id, sectors = if (is.na(sector)) list() else list(sector))
    })
    ties <- which(matrix(runif(size^2) < density, size), arr.ind = TRUE)
    edges <- lapply(seq_len(nrow(ties)), function(row) {
        list(source = ids[ties[row, 1]], target = ids[ties[row, 2]])
    })
    sectors <- lapply(c("A", "B", "C"), function(id) list(id = id))
    writeLines(jsonlite::toJSON(list(directed = directed, sectors = sectors, nodes = nodes,
                                     edges = edges), auto_unbox = TRUE), path)
}

num_values <- 0
for (name in c("karate", "krackhardt-advice", "krackhardt-managers")) {
    num_values <- num_values + compare(name, file.path(reference, paste0(name, ".json")))
}
set.seed(42)
path <- tempfile(fileext = ".json")
for (j in 1:60) {
    random_net(path, sample(4:30, 1), runif(1, 0.05, 0.6), j %% 2 == 0)
    num_values <- num_values + compare(paste("random net", j), path)
}
cat(num_values, "values agree with sna", as.character(packageVersion("sna")), "\n")
