namespace OutlookCrm.Storage.Sqlite;

/// <summary>The tables of the database file and the settings of its connections.</summary>
internal static class SqliteSchema
{
    /// <summary>
    /// The newest layout that this build reads and writes, in PRAGMA user_version. 2: a redo log beside the file may hold rows that the
    /// file lacks. 3: keys are coded. A file of an older layout is rewritten when it is opened; older builds do not open it again.
    /// </summary>
    private const long Version = 3;

    private const string Columns =
        "pk BLOB NOT NULL, rk BLOB NOT NULL, version ANY NOT NULL, content BLOB NOT NULL, PRIMARY KEY (pk, rk)";

    /// <summary>"OCRM" in PRAGMA application_id: tells our file from any other SQLite database.</summary>
    private const long ApplicationId = 0x4F43524D;

    /// <summary>A connection for the writer. Creates the file and what is missing in it.</summary>
    public static DatabaseHandle OpenWriter(string path)
    {
        var connection = DatabaseHandle.Open(path, create: true);
        try
        {
            var version = VersionOf(connection);

            // FULL makes COMMIT wait for the disk; secure_delete overwrites what an erased customer leaves behind.
            // Pages of 8 KiB: in a WITHOUT ROWID table a row over a quarter of a page moves to a chain of pages of its own.
            connection.Execute(
                """
                PRAGMA page_size = 8192;
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA secure_delete = ON;
                PRAGMA temp_store = MEMORY;
                PRAGMA cache_size = -16384;
                PRAGMA journal_size_limit = 67108864;
                PRAGMA wal_autocheckpoint = 4000;
                PRAGMA trusted_schema = OFF;
                """);
            Create(connection, version);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A connection that can only read. The writer has created the file.</summary>
    public static DatabaseHandle OpenReader(string path)
    {
        var connection = DatabaseHandle.Open(path, create: false);
        try
        {
            // Each reader has a cache of its own. 2 MiB hold the upper pages of every tree; the rest is in the system's cache anyway.
            connection.Execute("PRAGMA query_only = ON; PRAGMA cache_size = -2048; PRAGMA trusted_schema = OFF");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // 0 for a new file.
    private static long VersionOf(DatabaseHandle connection)
    {
        var version = connection.Number("PRAGMA user_version");
        var application = connection.Number("PRAGMA application_id");
        if (version == 0 && application == 0 && connection.Number("SELECT count(*) FROM sqlite_schema") == 0)
        {
            return 0;
        }

        if (application != ApplicationId)
        {
            throw new StorageUnavailableException(
                $"The file {connection.Path} is a database of another product. Set Storage:Path to another file.");
        }

        return version <= Version
            ? version
            : throw new StorageUnavailableException(
                $"The database {connection.Path} was written by a newer version of the product (layout {version}; this version knows "
                + $"layouts up to {Version}). Start that version, or restore a backup made before the update.");
    }

    private static void Create(DatabaseHandle connection, long version)
    {
        connection.Execute("BEGIN IMMEDIATE");
        if (version is > 0 and < Version)
        {
            foreach (var table in Tables.All)
            {
                if (connection.Number($"SELECT count(*) FROM sqlite_schema WHERE name = '{table}'") > 0)
                {
                    CodeKeys(connection, table);
                }
            }
        }

        if (version < Version)
        {
            connection.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};");
        }

        // A table that a later build adds needs no new layout. WITHOUT ROWID keeps a partition's rows beside each other, in key order.
        foreach (var table in Tables.All)
        {
            connection.Execute($"CREATE TABLE IF NOT EXISTS {table} ({Columns}) STRICT, WITHOUT ROWID");
        }

        connection.Execute("COMMIT");
    }

    // Until layout 2 keys were text.
    private static void CodeKeys(DatabaseHandle connection, string table)
    {
        connection.Execute($"ALTER TABLE {table} RENAME TO older; CREATE TABLE {table} ({Columns}) STRICT, WITHOUT ROWID");
        using (var all = connection.Prepare("SELECT pk, rk, version, content FROM older ORDER BY pk, rk"))
        using (var put = connection.Prepare($"INSERT INTO {table} VALUES (?1, ?2, ?3, ?4)"))
        {
            while (all.Step())
            {
                put.Bind(1, all.Text(0), KeyCode.OfIds);
                put.Bind(2, all.Text(1), KeyCode.OfRowsIn(table));
                put.BindVersion(3, all.Text(2), [], []);
                put.Bind(4, all.Bytes(3));
                put.Execute();
            }
        }

        connection.Execute("DROP TABLE older");
    }
}
