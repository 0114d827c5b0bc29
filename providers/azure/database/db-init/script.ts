/**
 * Shell script that sends the variable SQL to the database of the variable CONNECTION, as the instance's identity. The driver
 * gets the token itself; nothing secret is written down.
 */
export const initScript = String.raw`set -euo pipefail
work=$(mktemp --directory)
export DOTNET_CLI_HOME=$work DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

cat >"$work/init.cs" <<PROGRAM
#:package Microsoft.Data.SqlClient@$SQL_CLIENT
using Microsoft.Data.SqlClient;
using var connection = new SqlConnection(Environment.GetEnvironmentVariable("CONNECTION"));
connection.InfoMessage += (_, message) => Console.WriteLine(message.Message);
connection.Open();
using var command = new SqlCommand(Environment.GetEnvironmentVariable("SQL"), connection) { CommandTimeout = 300 };
command.ExecuteNonQuery();
Console.WriteLine("The database has its users.");
PROGRAM
dotnet run "$work/init.cs"
`;
