-- What the app may do in its database: read, write, and bring the schema up to date. Run once, by the Entra administrator:
--   sqlcmd -G -S <server> -d revops -v identity=<name of the managed identity> -i infra/sql/grant.sql
IF NOT EXISTS (SELECT 1 FROM sys.database_principals WHERE name = '$(identity)')
    CREATE USER [$(identity)] FROM EXTERNAL PROVIDER;
ALTER ROLE db_datareader ADD MEMBER [$(identity)];
ALTER ROLE db_datawriter ADD MEMBER [$(identity)];
ALTER ROLE db_ddladmin ADD MEMBER [$(identity)];
