# Brokerage roles by sna, of a file as time_roles reads it: milliseconds, then the sum of each role.
suppressMessages(library(sna))
path <- commandArgs(trailingOnly = TRUE)[1]
head <- scan(path, n = 2, quiet = TRUE)
sectors <- scan(path, skip = 1, n = head[1], quiet = TRUE)
ties <- matrix(scan(path, skip = 1 + head[1], quiet = TRUE), ncol = 2, byrow = TRUE)
ties <- unique(ties)
net <- cbind(ties + 1, 1)
attr(net, "n") <- head[1]
seconds <- system.time(roles <- brokerage(net, sectors))["elapsed"]
sums <- colSums(roles$raw.nli)[c("w_I", "w_O", "b_IO", "b_OI", "b_O")]
cat(seconds * 1000, format(sums, scientific = FALSE, trim = TRUE), "\n")
