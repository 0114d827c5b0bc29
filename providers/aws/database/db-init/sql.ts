/**
 * What the database is given before the application's own schema. Every statement may be run again and changes nothing the
 * second time. Names come in as psql variables (`database`, `app_user`), so that psql quotes them, and nobody else.
 */
export const initSql = String.raw`BEGIN;

-- Two runs at once would both find that a role is missing.
SELECT pg_advisory_xact_lock(hashtext('db-init'));

CREATE EXTENSION IF NOT EXISTS pgaudit SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA public;

-- Reading a table is audited once SELECT on it is granted to this role.
SELECT 'CREATE ROLE rds_pgaudit NOLOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'rds_pgaudit') \gexec

-- The application signs in by token: to a member of rds_iam, and to a member of such a member, a password is refused. Who
-- creates a role is a member of it from PostgreSQL 16 on, and can't end that: the administrator would lock itself out. So
-- another role creates it, and is gone before anyone sees it.
SELECT NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'app_user') AS app_user_is_missing \gset
\if :app_user_is_missing
CREATE ROLE db_init_creator CREATEROLE;
GRANT db_init_creator TO CURRENT_USER WITH INHERIT FALSE, SET TRUE;
SET LOCAL ROLE db_init_creator;
CREATE ROLE :"app_user" LOGIN;
RESET ROLE;
DROP ROLE db_init_creator;
\endif
GRANT rds_iam TO :"app_user";

-- By default everybody may connect and make temporary tables.
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO :"app_user";

-- The administrator owns the schema and changes it; the application only works with what is in it.
-- Tables without a schema of their own land in it, whoever signs in next: the image that brings them, too.
CREATE SCHEMA IF NOT EXISTS shop;
ALTER DATABASE :"database" SET search_path = shop, public;
GRANT USAGE ON SCHEMA shop TO :"app_user";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA shop TO :"app_user";
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA shop TO :"app_user";
ALTER DEFAULT PRIVILEGES IN SCHEMA shop GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"app_user";
ALTER DEFAULT PRIVILEGES IN SCHEMA shop GRANT USAGE, SELECT ON SEQUENCES TO :"app_user";

COMMIT;
`;
