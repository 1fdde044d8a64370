-- What each version of a rule file said, from the first time that it was in force: decisions name the version only.
CREATE TABLE rule_versions (
    file_name nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    version   nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    first_at  datetimeoffset(7) NOT NULL,
    content   nvarchar(max) NOT NULL,
    PRIMARY KEY (file_name, version)
);
