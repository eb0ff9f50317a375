namespace OutlookCrm.ImportExport.Tables;

/// <summary>What each column of a table holds, by its program or by its name.</summary>
/// <param name="Format">The program's file, or what the table is by its words: csv-customers, csv-invoices.</param>
/// <param name="Kind">What the rows are.</param>
/// <param name="Program">Null where the header is of no known program.</param>
/// <param name="Fields">For each column its field; null where nothing is known of it.</param>
internal sealed record Columns(string Format, TableKind Kind, Program? Program, IReadOnlyList<Field?> Fields)
{
    private static readonly TableKind[] s_kinds =
        [TableKind.Invoices, TableKind.Orders, TableKind.Customers, TableKind.Payments, TableKind.Deals, TableKind.Products];

    private const int OfPart = 1000;

    private static readonly HashSet<Field> s_several = [Field.Email, Field.Phone, Field.Tags, Field.Status, Field.LineTax];

    // The rank says which of two columns with one meaning counts: "invoice number" comes before "invoice id".
    private static readonly Dictionary<TableKind, Dictionary<string, (Field Field, int Rank)>> s_words = s_kinds.ToDictionary(kind => kind,
        kind =>
        {
            var words = new Dictionary<string, (Field, int)>(StringComparer.Ordinal);
            foreach (var (field, names) in Words.Of(kind))
            {
                foreach (var (rank, name) in names.Split('|').Index())
                {
                    words.TryAdd(HeaderName.Plain(name), (field, rank));
                }
            }

            return words;
        });

    private static readonly HashSet<Field?> s_ofSales =
    [
        Field.Number, Field.Date, Field.DueDate, Field.Net, Field.Tax, Field.Total, Field.Open, Field.Paid, Field.Quantity,
        Field.UnitPrice, Field.LineAmount,
    ];

    // Without one of these in each group a table is none of the kind.
    private static readonly Dictionary<TableKind, Field[][]> s_needed = new()
    {
        [TableKind.Invoices] = [[Field.Number], [Field.Date, Field.DueDate], [Field.Total, Field.Net, Field.LineAmount, Field.UnitPrice,
            Field.Open]],
        [TableKind.Orders] = [[Field.Number], [Field.Date], [Field.Total, Field.Net, Field.LineAmount, Field.UnitPrice]],
        [TableKind.Customers] = [[Field.Name, Field.GivenName, Field.FamilyName, Field.Company, Field.Email, Field.Phone]],
        [TableKind.Payments] = [[Field.Date], [Field.Amount], [Field.InvoiceNumber, Field.ExternalId, Field.Name, Field.Email]],
        [TableKind.Deals] = [[Field.Title], [Field.Stage, Field.CloseDate, Field.Pipeline]],
        [TableKind.Products] = [[Field.ItemCode, Field.ItemName], [Field.Price]],
    };

    private static readonly HashSet<string> s_orderWords = [.. ("order|order number|order no|order id|order date|order status|comandă|"
        + "număr comandă|data comenzii|Αριθμός παραγγελίας|Ημερομηνία παραγγελίας|Παραγγελία|rendelésszám|rendelés száma|rendelés dátuma|"
        + "شماره سفارش|سفارش|تاریخ سفارش|bestelnommer|bestelling|besteldatum|Bestellnummer").Split('|').Select(HeaderName.Plain)];

    private static readonly HashSet<string> s_paymentWords = [.. ("payment|payment date|payment id|payment amount|payment method|paid "
        + "at|paid on|"
        + "amount paid|amount refunded|transaction id|charge id|payer|received from|value date|booking date|Ημερομηνία πληρωμής|"
        + "Ημερομηνία είσπραξης|Ποσό πληρωμής|Τρόπος πληρωμής|data plății|data încasării|suma încasată|metodă de plată|fizetés dátuma|"
        + "jóváírás dátuma|befizetett összeg|fizetési mód|تاریخ پرداخت|مبلغ پرداخت|روش پرداخت|betaaldatum|betaalmetode|Zahlungsdatum|"
        + "Zahlbetrag|Zahlungsart").Split('|').Select(HeaderName.Plain)];

    // A program's list of deals has the names of its people, too.
    private static readonly List<HashSet<string>> s_dealWords =
        [["salesstage", "dealstage", "stagename", "stage"], ["closedate", "expectedclosedate", "dateclosed", "closingdate"]];

    /// <summary>Whether a name is one that columns have.</summary>
    public static bool IsKnown(string name) =>
        HeaderName.Plain(name) is { Length: > 0 } plain && s_words.Values.Any(words => words.ContainsKey(plain));

    /// <summary>Whether a name is one of the column with the invoice that a payment is for.</summary>
    public static bool IsInvoiceNumber(string? name) => name is not null
        && s_words[TableKind.Payments].TryGetValue(HeaderName.Plain(name), out var meant) && meant.Field == Field.InvoiceNumber;

    /// <summary>What the columns of a header hold.</summary>
    /// <param name="header">As the file has it.</param>
    /// <param name="kind">What the caller says that the rows are; null looks.</param>
    /// <param name="mapping">What the caller says of columns, by their names; null for one to pass over.</param>
    /// <returns>Null where nothing is known of the header.</returns>
    public static Columns? Of(IReadOnlyList<string> header, TableKind? kind, IReadOnlyDictionary<string, Field?> mapping)
    {
        mapping = HeaderName.Own(mapping, header);
        var plain = header.Select(HeaderName.Plain).ToList();
        var names = plain.ToHashSet(StringComparer.Ordinal);
        var hasPrefixes = header.Any(name => name.Replace('–', '-').Contains(" - ", StringComparison.Ordinal));
        if (kind is null && Programs.Of(names, hasPrefixes) is { } program
            && (program.Kind != TableKind.Customers || !s_dealWords.TrueForAll(names.Overlaps)))
        {
            return new(program.Format, program.Kind, program, Meant(header, plain, program.Kind, program.Meaning, mapping));
        }

        var best = Candidates(header, kind, mapping).Where(one => one.Missing.Count == 0)
            .Select(one => (one.Kind, one.Fields, Score: Score(one.Kind, one.Fields, names, mapping)))
            .OrderByDescending(one => one.Score).FirstOrDefault();
        return best.Fields is null ? null : new($"csv-{best.Kind.ToString().ToLowerInvariant()}", best.Kind, null, best.Fields);
    }

    /// <summary>What is known of the columns of a table that is not read, and what its rows need; each group of fields needs one column.
    /// No groups where the columns do not tell what the rows are.</summary>
    /// <param name="header">As the file has it.</param>
    /// <param name="kind">What the caller says that the rows are; null looks.</param>
    /// <param name="mapping">What the caller says of columns, by their names; null for one to pass over.</param>
    public static (IReadOnlyList<Field?> Fields, IReadOnlyList<IReadOnlyList<Field>> Missing) Nearest(
        IReadOnlyList<string> header, TableKind? kind, IReadOnlyDictionary<string, Field?> mapping)
    {
        var (fields, missing, known) = Candidates(header, kind, HeaderName.Own(mapping, header))
            .Select(one => (one.Fields, one.Missing, Known: one.Fields.Count(field => IsOf(one.Kind, field))))
            .OrderByDescending(one => one.Known).ThenBy(one => one.Missing.Count).First();
        return (fields, known == 0 && kind is null ? [] : missing);
    }

    /// <summary>Which columns a list of sales needs that was taken for something else because it has none; empty for any
    /// other list.</summary>
    /// <param name="header">As the file has it.</param>
    /// <param name="mapping">What the caller says of columns, by their names; null for one to pass over.</param>
    public IReadOnlyList<IReadOnlyList<Field>> MissesSales(IReadOnlyList<string> header, IReadOnlyDictionary<string, Field?> mapping)
    {
        if (Program is not null || Kind is not (TableKind.Customers or TableKind.Products)
            || (Kind == TableKind.Customers && Fields.Any(field => field is Field.Email or Field.Phone or Field.Street)))
        {
            return [];
        }

        var (_, sales, missing) = Candidates(header, TableKind.Invoices, HeaderName.Own(mapping, header)).First();
        var isOfSales = Kind == TableKind.Customers ? sales.Count(field => s_ofSales.Contains(field)) > 1
            : sales.Any(field => field is Field.Email or Field.DueDate or Field.Shipping or Field.LineTax)
                && sales.Any(field => field is Field.Date or Field.Quantity);
        return isOfSales ? missing : [];
    }

    private static IEnumerable<(TableKind Kind, List<Field?> Fields, IReadOnlyList<IReadOnlyList<Field>> Missing)> Candidates(
        IReadOnlyList<string> header, TableKind? kind, IReadOnlyDictionary<string, Field?> mapping)
    {
        var plain = header.Select(HeaderName.Plain).ToList();
        return s_kinds.Where(one => kind is null || one == kind).Select(one => (one, Meant(header, plain, one, _ => default, mapping)))
            .Select(one => (one.one, one.Item2, (IReadOnlyList<IReadOnlyList<Field>>)
                [.. s_needed[one.one].Where(group => !group.Any(field => one.Item2.Contains(field)))]));
    }

    // A field that a person chose for a column may be one that rows of the kind do not have.
    private static bool IsOf(TableKind kind, Field? field) => field is { } known && Words.Of(kind).ContainsKey(known);

    private static int Score(TableKind kind, List<Field?> fields, HashSet<string> names, IReadOnlyDictionary<string, Field?> mapping)
    {
        var known = fields.Count(field => IsOf(kind, field)) * 2;
        return kind switch
        {
            TableKind.Orders => known + (names.Overlaps(s_orderWords) ? 1 : -1),
            TableKind.Invoices => known + (fields.Contains(Field.DueDate) ? 2 : 0),
            TableKind.Products => known + (fields.Contains(Field.ItemCode) && fields.Contains(Field.Price) ? 3 : 0),
            TableKind.Deals => known + (fields.Contains(Field.CloseDate) && fields.Contains(Field.Stage) ? 4
                : fields.Any(field => field is Field.CloseDate or Field.Amount or Field.Pipeline) ? 0 : -4),
            TableKind.Payments => known + (names.Overlaps(s_paymentWords) || mapping.Values.Contains(Field.Amount) ? 2 : -4),
            _ => known,
        };
    }

    private static List<Field?> Meant(IReadOnlyList<string> header, List<string> plain, TableKind kind,
        Func<string, (bool IsKnown, Field? Field)> own, IReadOnlyDictionary<string, Field?> mapping)
    {
        var (fields, decided, taken) = (new Field?[plain.Count], new bool[plain.Count], new HashSet<Field>());
        Take(i => mapping.TryGetValue(header[i], out var chosen) ? (true, chosen) : default);
        Take(i => own(header[i]));
        foreach (var (i, field, _) in Enumerable.Range(0, plain.Count).Where(i => !decided[i])
            .Select(i => Meaning(kind, header[i], plain[i], i)).Where(one => one.Field is not null).OrderBy(one => one.Rank))
        {
            fields[i] = taken.Add(field!.Value) || s_several.Contains(field.Value) ? field : null;
        }

        Names(plain, fields);
        return [.. fields];

        // Of two columns with the same meaning the first counts; people have several addresses.
        void Take(Func<int, (bool IsKnown, Field? Field)> meaning)
        {
            for (var i = 0; i < fields.Length; i++)
            {
                if (!decided[i] && plain[i].Length > 0 && meaning(i) is (true, var field))
                {
                    decided[i] = true;
                    fields[i] = field is { } known && (taken.Add(known) || s_several.Contains(known)) ? known : null;
                }
            }
        }
    }

    // A name that is a word comes before a name that holds one. Parts of a hundred are no amounts; a discount may be.
    private static (int Place, Field? Field, int Rank) Meaning(TableKind kind, string header, string plain, int place)
    {
        var words = s_words[kind];
        var found = words.TryGetValue(plain, out var whole) ? ((Field?)whole.Field, whole.Rank)
            : HeaderCore.Of(header).Where(one => words.TryGetValue(one.Plain, out var part) && one.Fields?.Contains(part.Field) != false)
                .Select((one, at) => ((Field?)words[one.Plain].Field, OfPart + at)).FirstOrDefault();
        return HeaderCore.IsPercent(header) && found.Item1 is { } field && Formats.IsNumber(field)
            ? (place, field is Field.Discount or Field.LineDiscount ? Field.LineDiscount : null, found.Item2)
            : (place, found.Item1, found.Item2);
    }

    // A word for a whole name is the given name beside a family name, and the family name beside a given one.
    private static void Names(List<string> plain, Field?[] fields)
    {
        var place = Array.IndexOf(fields, Field.Name);
        if (place < 0)
        {
            return;
        }

        if (Array.IndexOf(fields, Field.FamilyName) >= 0 && Array.IndexOf(fields, Field.GivenName) < 0
            && s_given.Contains(plain[place]))
        {
            fields[place] = Field.GivenName;
        }
        else if (Array.IndexOf(fields, Field.GivenName) >= 0 && Array.IndexOf(fields, Field.FamilyName) < 0
            && s_family.Contains(plain[place]))
        {
            fields[place] = Field.FamilyName;
        }
    }

    private static readonly HashSet<string> s_given = [.. "όνομα|نام|naam|name".Split('|').Select(HeaderName.Plain)];

    private static readonly HashSet<string> s_family = [.. "nume|név|naam|name".Split('|').Select(HeaderName.Plain)];
}
