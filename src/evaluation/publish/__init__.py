"""From a plan to folders of files: reports, front page, tables, the record of the run."""
