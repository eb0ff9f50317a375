using OutlookCrm.Crash;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;

// A process to be killed: it opens the database file named by its argument and writes until it dies, or is the API.
const int Writers = 8;
try
{
    if (args is ["replica", var cloud, var page, var connection, var prefix])
    {
        await Replica.RunAsync(new(cloud), new(page), Replica.OnTables(connection, prefix));
        return 0;
    }

    if (args is ["embedded", var own, var shown, var file])
    {
        await Replica.RunAsync(new(own), new(shown), Replica.OnFile(file));
        return 0;
    }

    await using var rows = new SqliteRowStore(args[0]);
    await Task.WhenAll(Enumerable.Range(0, Writers).Select(number => Task.Run(new Writer(rows, number).RunAsync)));
    return 0;
}
catch (StorageUnavailableException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
