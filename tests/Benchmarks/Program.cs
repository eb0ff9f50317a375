using OutlookCrm.Benchmarks;

// One line per benchmark. Each is a file of its own and says in the same run what its figures are to be compared with.
Benchmark[] all =
[
    new("storage", "Durable commits, point reads and range reads of the SQLite engine", StorageBenchmark.RunAsync),
    new("backup", "A tenant of 100 000 rows to a file and back, between the engines, byte for byte", BackupBenchmark.RunAsync),
    new("card", "Card requests per second and their latency, at 1 000, 100 000 and 1 000 000 customers", CardBenchmark.RunAsync),
    new("history", "The card of a customer with 50 000 events and 300 open invoices beside an ordinary card",
        LongHistoryBenchmark.RunAsync),
    new("footprint", "Processor time for a card and memory under card load of the API in a process of its own; builds in turn",
        FootprintBenchmark.RunAsync),
    new("search", "Search as you type at 100 000 customers, by what is typed: requests per second, latency, processor time",
        SearchBenchmark.RunAsync),
    new("add", "Adding customers, durable and with all search rows, and the size of the file they make", AddBenchmark.RunAsync),
    new("graph", "What reading a message through Graph costs on our side of the wire", GraphBenchmark.RunAsync),
    new("log", "Durable logging of mails per second and its latency, at 1, 16 and 64 connections", LogBenchmark.RunAsync),
    new("builds", "Two published builds in turn: adding, logging, the card and searching, with the API's own processor time",
        BuildsBenchmark.RunAsync),
    new("uploads", "Cards beside the upload of a large report: latency with and without it, builds in turn", UploadsBenchmark.RunAsync),
    new("pane", "The pane in Chromium: bytes at first load, time to a complete card, cold, warm and from mail to mail",
        PaneBenchmark.RunAsync),
    new("forecasts", "Accuracy, coverage and time of sales forecasts and of the next purchase, beside published figures",
        ForecastBenchmark.RunAsync),
    new("import", "The books of a firm, 100 000 customers and a million lines of orders, from upload to scored, killed on the way",
        ImportBenchmark.RunAsync),
    new("purchases", "Fits and scores of the purchase models, on CDNOW and a million customers", PurchasesBenchmark.RunAsync),
    new("start", "Cold start of the API to its first answers, with and without a database, against a bare app's", StartBenchmark.RunAsync),
    new("tables", "What the table engine adds to Microsoft's package on Azurite, and what a transaction costs by its rows",
        TablesBenchmark.RunAsync),
    new("portfolio", "RFM, rules, hints and patterns: time against their limits, accuracy beside the published",
        PortfolioBenchmark.RunAsync),
    new("orders", "A file of 600 000 lines of orders uploaded: time, processor time and memory of the API; builds in turn",
        PortfolioUpload.RunAsync),
];

switch (args)
{
    case ["--list"]:
        foreach (var benchmark in all)
        {
            Console.WriteLine($"{benchmark.Name,-12}{benchmark.Measures}");
        }

        return 0;

    // The bare app of the benchmark of starts, in a process of its own.
    case [StartBenchmark.BareApp, var url]:
        await BareEndpoint.RunAsync(url);
        return 0;

    case [var name, .. var rest] when all.FirstOrDefault(benchmark => benchmark.Name == name) is { } chosen:
        var report = new Report(Console.Out);
        report.Machine();
        await chosen.RunAsync(report, rest);
        return 0;

    default:
        Console.Error.WriteLine(
            $"Usage: dotnet run -c Release --project tests/Benchmarks -- --list | {string.Join(" | ", all.Select(b => b.Name))}");
        return 2;
}
