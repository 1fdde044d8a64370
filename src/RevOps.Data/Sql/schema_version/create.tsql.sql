-- One runs the schema at a time, whoever starts first.
EXEC sp_getapplock @Resource = 'revops-schema', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 60000;
IF OBJECT_ID('schema_version') IS NULL
    CREATE TABLE schema_version (name nvarchar(200) NOT NULL PRIMARY KEY, applied_at datetimeoffset(7) NOT NULL);
