import { sidOf } from "../users";

export interface User {
  readonly name: string;
  /** Client id of the identity that signs in as this user. */
  readonly clientId: string;
}

export interface InitSqlArgs {
  readonly appRole: string;
  readonly exportRole: string;
  readonly apps: readonly User[];
  readonly exports: readonly User[];
}

/**
 * What the database is given before the application's own schema. It may be run again and changes nothing the second time.
 * Users are made by the id of their identity, not looked up by name: so the server needs no rights in the directory.
 */
export function initSql({ appRole, exportRole, apps, exports }: InitSqlArgs): string {
  return `SET XACT_ABORT ON;
IF DATABASEPROPERTYEX(DB_NAME(), 'Updateability') = 'READ_ONLY'
BEGIN;
  THROW 50000, 'This is a read-only copy; db-init belongs to the one that writes.', 1;
END;
BEGIN TRANSACTION;

-- Two runs at once would both find that a user is missing.
DECLARE @lock int;
EXEC @lock = sp_getapplock @Resource = 'db-init', @LockMode = 'Exclusive', @LockTimeout = 60000;
IF @lock < 0
BEGIN;
  THROW 50000, 'Another run of db-init holds the database.', 1;
END;

-- The migrator owns the schema and changes it; the application only works with what is in it.
IF SCHEMA_ID('shop') IS NULL EXEC ('CREATE SCHEMA [shop] AUTHORIZATION [dbo]');
${role(appRole)}
GRANT SELECT, INSERT, UPDATE, DELETE, EXECUTE ON SCHEMA::[shop] TO ${quoted(appRole)};

-- Exports read everything and change nothing.
${role(exportRole)}
ALTER ROLE [db_datareader] ADD MEMBER ${quoted(exportRole)};
GRANT VIEW DEFINITION TO ${quoted(exportRole)};
GRANT SELECT ON OBJECT::[sys].[sql_expression_dependencies] TO ${quoted(exportRole)};

${apps.map((user) => member(user, appRole)).join("\n")}
${exports.map((user) => member(user, exportRole)).join("\n")}

COMMIT;
`;
}

function role(name: string): string {
  return `IF DATABASE_PRINCIPAL_ID(${text(name)}) IS NULL CREATE ROLE ${quoted(name)};`;
}

/** An identity that was made anew has another id under the same name. */
function member({ name, clientId }: User, role: string): string {
  const sid = sidOf(clientId);
  return `IF EXISTS (SELECT 1 FROM sys.database_principals WHERE name = ${text(name)} AND sid <> ${sid}) DROP USER ${quoted(name)};
IF DATABASE_PRINCIPAL_ID(${text(name)}) IS NULL CREATE USER ${quoted(name)} WITH SID = ${sid}, TYPE = E;
ALTER USER ${quoted(name)} WITH DEFAULT_SCHEMA = [shop];
ALTER ROLE ${quoted(role)} ADD MEMBER ${quoted(name)};`;
}

function quoted(name: string): string {
  return `[${name.replaceAll("]", "]]")}]`;
}

function text(value: string): string {
  return `N'${value.replaceAll("'", "''")}'`;
}
