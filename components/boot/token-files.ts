/** Where the container reads its passwords; in memory, and a folder, since a file that is replaced leaves its own mount. */
export const tokenFolder = "/run/commerce";

/** Where the container finds the authorities of the database's certificate. */
export const databaseCaFile = "/etc/database-ca.pem";

/** One file for each service that asks for a password. */
export type TokenFile = "database-token" | "cache-token";

/** The path that the container is told; empty where there is no password. */
export function tokenPath(tokens: readonly { readonly file: TokenFile }[], wanted: TokenFile): string {
  return tokens.some(({ file }) => file === wanted) ? `${tokenFolder}/${wanted}` : "";
}

/** Python: writes one file whole, for the container's group alone. */
export const writeToken = `def write(folder, group, name, text):
    temporary = os.path.join(folder, "." + name)
    with open(temporary, "w") as file:
        os.fchmod(file.fileno(), 0o440)
        os.fchown(file.fileno(), -1, group)
        file.write(text)
    os.replace(temporary, os.path.join(folder, name))
`;

/** Python, the end of a function that has made all tokens: writes them, or by then has written none. */
export const writeTokens = `    os.makedirs(folder, exist_ok=True)
    os.chown(folder, -1, group)
    os.chmod(folder, 0o750)
    for name, text in made:
        write(folder, group, name, text)
`;
