namespace OutlookCrm.Sheets;

/// <summary>What programs call the columns of sales, the surest name first: their exports, and the six languages of the product, German and
/// French.</summary>
internal static partial class ColumnNames
{
    public static IReadOnlyList<string> Customer { get; } =
    [
        "customer name", "customer no", "customer number", "customer code", "account", "account name", "account reference", "contact name",
        "client name", "client id", "buyer", "company", "customer email", "email", "email (billing)", "Πελάτης", "Κωδικός πελάτη",
        "Όνομα πελάτη", "Επωνυμία", "client nume", "nume client", "cod client", "cumpărător", "vevő", "vevő neve", "vevőkód", "ügyfél",
        "ügyfél neve", "partner", "partner neve", "cég", "مشتری", "نام مشتری", "کد مشتری", "خریدار", "kliënt", "kliënt naam", "klant",
        "Kunde", "Kundennummer", "Kundenname", "client (nom)", "nom du client", "numéro client",
    ];

    public static IReadOnlyList<string> Date { get; } =
    [
        "invoice date", "posting date", "purchase date", "sale date", "sales date", "transaction date", "created", "created at",
        "created (utc)", "paid at", "time", "timestamp", "Ημερομηνία", "Ημ/νία", "Ημερομηνία έκδοσης", "Ημερομηνία παραγγελίας", "data",
        "data facturii", "dată", "data comenzii", "data vânzării", "dátum", "számla kelte", "kelt", "rendelés dátuma", "teljesítés dátuma",
        "تاریخ", "تاریخ فاکتور", "تاریخ سفارش", "datum", "faktuurdatum", "bestelling datum", "Rechnungsdatum", "Bestelldatum",
        "Buchungsdatum", "date de facture", "date de commande",
    ];

    public static IReadOnlyList<string> Amount { get; } =
    [
        "net amount", "amount net", "line amount", "line total", "item amount", "net value", "sales", "sales amount", "turnover",
        "subtotal", "order total", "order total amount", "order subtotal amount", "total price", "total amount", "gross", "gross amount",
        "net sales", "gross sales", "total sales", "total revenue", "Καθαρή αξία", "Αξία", "Ποσό", "Σύνολο", "Έσοδα", "Πωλήσεις", "Τζίρος",
        "Κύκλος εργασιών", "valoare netă", "valoare", "sumă", "suma", "venituri", "vânzări", "cifra de afaceri", "árbevétel", "bevétel",
        "forgalom", "nettó", "nettó összeg", "nettó érték", "összeg", "érték", "végösszeg", "bruttó", "مبلغ", "مبلغ خالص", "جمع", "فروش",
        "درآمد", "ارزش", "netto", "netto bedrag", "bedrag", "totaal", "omset", "omzet", "verkope", "inkomste", "waarde", "Nettobetrag",
        "Betrag", "Umsatz", "Erlös", "Erlöse", "Nettoumsatz", "Summe", "Wert", "montant", "montant ht", "chiffre d'affaires", "ca", "ca ht",
        "ventes", "valeur", "recettes", "Rechnungsbetrag", "Gesamtbetrag", "Bruttobetrag", "Rechnungssumme", "montant ttc", "total ttc",
        "total ht", "montant total", "bruttó összeg", "bruttó érték", "számla összege", "fizetendő", "مبلغ کل", "جمع کل", "مبلغ نهایی",
        "Συνολικό ποσό", "Τελικό ποσό", "Μικτή αξία", "valoare totală", "sumă totală", "valoare brută", "totale bedrag", "bruto bedrag",
    ];

    public static IReadOnlyList<string> Order { get; } =
    [
        "order no", "order number", "invoice no", "invoice number", "document no", "document number", "receipt", "receipt no",
        "transaction id", "transaction", "Αρ. Παραστατικού", "Παραστατικό", "Αριθμός παραγγελίας", "Παραγγελία", "Τιμολόγιο", "comandă",
        "număr comandă", "nr comandă", "factură", "nr factură", "număr factură", "rendelés", "rendelésszám", "rendelés száma", "számlaszám",
        "számla száma", "számla", "bizonylatszám", "سفارش", "شماره سفارش", "شماره فاکتور", "فاکتور", "bestelling", "bestelnommer",
        "faktuur", "faktuurnommer", "Bestellung", "Bestellnummer", "Rechnung", "Rechnungsnummer", "Belegnummer", "commande",
        "numéro de commande", "facture", "numéro de facture",
    ];

    public static IReadOnlyList<string> Product { get; } =
    [
        "stock code", "product code", "product id", "product name", "item code", "item name", "item no", "article no", "lineitem name",
        "item(product/service)", "inventory item code", "description", "Προϊόν", "Είδος", "Κωδικός είδους", "Περιγραφή", "produs",
        "cod produs", "articol", "denumire produs", "denumire", "termék", "termékkód", "termék neve", "cikkszám", "cikk", "megnevezés",
        "کالا", "محصول", "نام کالا", "کد کالا", "produk", "produkkode", "artikel", "beskrywing", "Artikelnummer", "Produkt", "Bezeichnung",
        "produit", "référence", "désignation",
    ];

    public static IReadOnlyList<string> Group { get; } =
    [
        "item group", "product category", "product type", "department", "Κατηγορία", "Ομάδα", "categorie", "grupă", "grup", "kategória",
        "csoport", "termékcsoport", "گروه", "دسته", "kategorie", "groep", "Warengruppe", "Gruppe", "catégorie", "groupe",
    ];

    public static IReadOnlyList<string> Quantity { get; } =
    [
        "item quantity", "quantity sold", "lineitem quantity", "pieces", "count", "Ποσότητα", "Τεμάχια", "cantitate", "cant", "bucăți",
        "mennyiség", "darab", "db", "تعداد", "مقدار", "hoeveelheid", "aantal", "Menge", "Anzahl", "Stück", "quantité", "qté",
    ];

    public static IReadOnlyList<string> Price { get; } =
    [
        "unit amount", "item price", "item rate", "rate", "lineitem price", "price each", "sales price", "Τιμή", "Τιμή μονάδας", "preț",
        "preț unitar", "ár", "egységár", "قیمت", "قیمت واحد", "prys", "eenheidsprys", "Preis", "Einzelpreis", "Stückpreis", "prix",
        "prix unitaire",
    ];

    public static IReadOnlyList<string> Currency { get; } =
    [
        "currency code", "Νόμισμα", "monedă", "moneda", "valută", "pénznem", "deviza", "ارز", "واحد پول", "geldeenheid", "valuta",
        "Währung", "devise",
    ];
}
