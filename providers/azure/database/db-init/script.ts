/**
 * Shell script that sends the variable SQL to the database of the variable CONNECTION, as the instance's identity. The driver
 * gets the token itself; nothing secret is written down. A program of one file is built for compilation ahead of time unless it
 * says otherwise, also where it is only run, and then does without the reflection that the driver's libraries use.
 */
export const initScript = String.raw`set -euo pipefail
work=$(mktemp --directory)
export DOTNET_CLI_HOME=$work DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

cat >"$work/init.cs" <<PROGRAM
#:package Microsoft.Data.SqlClient@$SQL_CLIENT
#:property PublishAot=false
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
