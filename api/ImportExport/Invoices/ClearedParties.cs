using System.Buffers;

namespace OutlookCrm.ImportExport.Invoices;

/// <summary>
/// Writes the tags and texts of invoices in their order. A party is kept back until its end: a name may stand behind the street. Where the
/// buyer is named, the place of delivery that follows is the buyer's, too.
/// </summary>
/// <param name="to">Takes the file.</param>
internal sealed class ClearedParties(TextWriter to)
{
    // Of UBL, CII, NAV and myDATA.
    private static readonly HashSet<string> s_parties = new(StringComparer.Ordinal)
    {
        "AccountingCustomerParty", "BuyerCustomerParty", "OriginatorCustomerParty", "BuyerTradeParty", "InvoiceeTradeParty",
        "ProductEndUserTradeParty", "customerInfo", "counterpart",
    };

    private static readonly HashSet<string> s_deliveries = new(StringComparer.Ordinal)
    {
        "Delivery", "DeliveryCustomerParty", "ShipToTradeParty", "UltimateShipToTradeParty", "deliveryData", "otherDeliveryNoteHeader",
    };

    private static readonly HashSet<string> s_documents = new(StringComparer.Ordinal)
    {
        "Invoice", "CreditNote", "CrossIndustryInvoice", "InvoiceData", "invoice", "batchInvoice",
    };

    private static readonly SearchValues<char> s_endsOfName = SearchValues.Create(" \t\r\n/>");

    private readonly List<(string Text, bool IsContent)> _kept = [];
    private int _depth;
    private bool _isDelivery;
    private bool _isNamed;
    private bool _isOfCustomer;

    /// <summary>Whether a text was emptied.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Takes whatever stands between two angle brackets and is no text.</summary>
    public void Tag(string written)
    {
        var (name, isEnd) = (NameOf(written), written.StartsWith("</", StringComparison.Ordinal));
        var isBegin = name.Length > 0 && !isEnd && !written.EndsWith("/>", StringComparison.Ordinal);
        if (isBegin && _depth == 0)
        {
            _isOfCustomer &= !s_documents.Contains(name);
            _isDelivery = s_deliveries.Contains(name);
        }

        if (isBegin && (_depth > 0 || _isDelivery || s_parties.Contains(name)))
        {
            _depth++;
        }

        Write(written, isContent: false);
        if (isEnd && _depth > 0 && --_depth == 0)
        {
            End();
        }
    }

    /// <summary>Takes a text.</summary>
    /// <param name="written">As it stands in the file.</param>
    /// <param name="isNamed">Whether it names the customer.</param>
    public void Content(string written, bool isNamed)
    {
        _isNamed |= isNamed && _depth > 0;
        if (isNamed && _depth == 0)
        {
            IsChanged = true;
            return;
        }

        Write(written, isContent: true);
    }

    private void Write(string written, bool isContent)
    {
        if (_depth > 0)
        {
            _kept.Add((written, isContent));
        }
        else
        {
            to.Write(written);
        }
    }

    private void End()
    {
        var isGone = _isNamed || (_isDelivery && _isOfCustomer);
        foreach (var (text, isContent) in _kept)
        {
            if (isGone && isContent && !string.IsNullOrWhiteSpace(text))
            {
                IsChanged = true;
            }
            else
            {
                to.Write(text);
            }
        }

        _isOfCustomer |= _isNamed;
        _isNamed = false;
        _kept.Clear();
    }

    // Without its prefix; empty for a remark or an instruction.
    private static string NameOf(string tag)
    {
        var name = tag.AsSpan(1).TrimStart('/');
        var end = name.IndexOfAny(s_endsOfName);
        name = end < 0 ? name : name[..end];
        return name.Length == 0 || name[0] is '!' or '?' ? "" : name[(name.LastIndexOf(':') + 1)..].ToString();
    }
}
