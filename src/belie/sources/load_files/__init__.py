"""Load files of productions: Concordance DAT, Opticon OPT, IPRO LFP and CSV, and the files they name."""
