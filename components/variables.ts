/** What a variable tells the container; the table of docs/workload.md is made from here. */
export interface Variable {
  readonly meaning: string;
  readonly example: string;
}

/** Settings that are known before any instance is. The compiler holds the platform to exactly these. */
export const settingVariables = {
  REGION: { meaning: "Region in which the container runs; for logs, never for decisions.", example: "north-1" },
  SHOP_URL: { meaning: "Address of the shop, as shoppers type it.", example: "https://shop.example.com" },
  STATIC_URL: {
    meaning: "Address of static files; the key of an asset follows it, and begins with `static/`.",
    example: "https://static.shop.example.com",
  },
  ASSETS_STORE: { meaning: "Name of the site's store of assets.", example: "assets-0a1b2c3" },
  DATABASE_DIALECT: { meaning: "`postgresql` or `sqlserver`: the clouds differ here.", example: "postgresql" },
  DATABASE_HOST: { meaning: "Host under which the site reaches the database.", example: "shop.abc123.db.example.com" },
  DATABASE_PORT: { meaning: "Port of the database.", example: "5432" },
  DATABASE_NAME: { meaning: "Database to open.", example: "shop" },
  DATABASE_USER: { meaning: "User to sign in as: reads and writes rows, changes no schema.", example: "shop_app" },
  CACHE_PROTOCOL: { meaning: "`redis` or `memcached`.", example: "redis" },
  CACHE_HOST: { meaning: "Host of the site's own cache.", example: "shop.abc123.cache.example.com" },
  CACHE_PORT: { meaning: "Port of the cache.", example: "6379" },
  CACHE_CLUSTERED: { meaning: "`true` where the client must follow redirections between shards.", example: "true" },
  CACHE_USER: { meaning: "User to sign in as; empty where the cache knows no users.", example: "shop-app" },
  CACHE_KEY_PREFIX: { meaning: "What every key must begin with.", example: "shop:" },
} as const satisfies Readonly<Record<string, Variable>>;

/** What only the instance knows; its boot script sets them. */
export const instanceVariables = {
  HOST: { meaning: "Address to listen on: localhost, and no other.", example: "127.0.0.1" },
  PORT: { meaning: "Port to listen on, plain HTTP.", example: "8080" },
  DATABASE_CA_FILE: {
    meaning: "Authorities of the database's certificate, to be verified with the host's name.",
    example: "/etc/database-ca.pem",
  },
  DATABASE_PASSWORD_FILE: {
    meaning: "File with the database's password of the moment; read it for each new connection.",
    example: "/run/commerce/database-token",
  },
  CACHE_PASSWORD_FILE: {
    meaning: "File with the cache's password of the moment, read likewise; empty where the cache knows no users.",
    example: "/run/commerce/cache-token",
  },
} as const satisfies Readonly<Record<string, Variable>>;

export type Setting = keyof typeof settingVariables;
export type InstanceVariable = keyof typeof instanceVariables;
