-- What each version of a rule file said, from the first time that it was in force: decisions name the version only.
CREATE TABLE rule_versions (
    file_name TEXT NOT NULL,
    version   TEXT NOT NULL,
    first_at  TEXT NOT NULL,
    content   TEXT NOT NULL,
    PRIMARY KEY (file_name, version)
);
