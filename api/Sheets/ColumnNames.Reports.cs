namespace OutlookCrm.Sheets;

// What the columns of figures by period, of answers and of contracts are called.
internal static partial class ColumnNames
{
    public static IReadOnlyList<string> Period { get; } =
    [
        "year month", "month year", "fiscal period", "fiscal month", "fiscal quarter", "half-year", "half year", "months", "quarters",
        "weeks", "Περίοδος", "Μήνας", "Τρίμηνο", "Εξάμηνο", "Εβδομάδα", "Έτος", "Χρονιά", "perioadă", "perioada", "lună", "luna",
        "trimestru", "trimestrul", "semestru", "săptămână", "săptămâna", "an", "anul", "időszak", "hónap", "hó", "negyedév", "félév", "hét",
        "év", "دوره", "ماه", "فصل", "هفته", "سال", "tydperk", "maand", "kwartaal", "halfjaar", "week", "jaar", "periode", "Zeitraum",
        "Monat", "Quartal", "Halbjahr", "Woche", "Kalenderwoche", "KW", "Jahr", "période", "mois", "trimestre", "semestre", "semaine",
        "année",
    ];

    /// <summary>Periods of which each is named by its last day.</summary>
    public static IReadOnlyList<string> PeriodEnd { get; } =
    [
        "week ending", "week ended", "week end", "week end date", "week ending date", "end of week", "period end", "period ending",
        "Λήξη εβδομάδας", "Τέλος εβδομάδας", "sfârșitul săptămânii", "sfârșit săptămână", "hét vége", "پایان هفته", "week einde",
        "einde van week", "Woche bis", "Wochenende", "Ende der Woche", "fin de semaine",
    ];

    public static IReadOnlyList<string> Region { get; } =
    [
        "store", "shop", "area", "territory", "department", "Περιοχή", "Περιφέρεια", "Υποκατάστημα", "Κατάστημα", "regiune", "regiunea",
        "zonă", "filială", "sucursală", "magazin", "régió", "terület", "telephely", "fiók", "üzlet", "bolt", "منطقه", "شعبه", "استان",
        "فروشگاه", "streek", "tak", "winkel", "regio", "filiaal", "Gebiet", "Filiale", "Niederlassung", "Standort", "Sparte", "région",
        "agence", "succursale", "magasin", "secteur", .. Product, .. Group,
    ];

    public static IReadOnlyList<string> Score { get; } =
    [
        "points", "grade", "response", "value", "stars", "Βαθμολογία", "Βαθμός", "Αξιολόγηση", "Απάντηση", "scor", "punctaj", "notă",
        "nota", "răspuns", "evaluare", "pontszám", "pont", "értékelés", "válasz", "امتیاز", "نمره", "پاسخ", "telling", "punt", "antwoord",
        "gradering", "waardering", "Bewertung", "Punkte", "Punktzahl", "Antwort", "Wert", "note", "réponse", "évaluation",
    ];

    public static IReadOnlyList<string> Answered { get; } =
    [
        "answered", "answered at", "answer date", "response date", "responded at", "submitted", "submitted at", "survey date",
        "completed at",
    ];

    public static IReadOnlyList<string> Question { get; } =
    [
        "type", "survey", "survey type", "question type", "score type", "Είδος", "Ερώτηση", "Ερωτηματολόγιο", "Μέτρο", "Δείκτης", "Τύπος",
        "fel", "tip", "întrebare", "întrebarea", "indicator", "sondaj", "fajta", "típus", "kérdés", "mutató", "mérőszám", "نوع", "پرسش",
        "سؤال", "سوال", "شاخص", "soort", "tipe", "vraag", "maatstaf", "Art", "Typ", "Frage", "Kennzahl", "Umfrage", "type de question",
        "indicateur", "mesure", "enquête",
    ];

    public static IReadOnlyList<string> Tenure { get; } =
    [
        "tenure months", "tenure in months", "tenure (months)", "months active", "duration", "Μήνες", "Διάρκεια", "Περίοδοι", "Έτη", "luni",
        "durată", "durata", "ani", "hónapok", "hónapok száma", "időtartam", "évek", "ماه‌ها", "مدت", "سال‌ها", "maande", "maanden", "duur",
        "tydperke", "jare", "Monate", "Dauer", "Laufzeit", "Jahre", "mois", "durée", "ancienneté",
    ];

    public static IReadOnlyList<string> Left { get; } =
    [
        "has left", "canceled", "is churned", "terminated", "Αποχώρησε", "Έφυγε", "Ακυρώθηκε", "plecat", "a plecat", "reziliat", "anulat",
        "lemondta", "lemondott", "távozott", "elment", "felmondta", "رفته", "لغو شده", "لغو", "weg", "vertrek", "gekanselleer",
        "vertrokken", "opgezegd", "gekündigt", "abgewandert", "ausgeschieden", "parti", "résilié", "annulé",
    ];

    public static IReadOnlyList<string> Start { get; } =
    [
        "started", "started at", "begin", "begin date", "contract start", "contract start date", "customer since", "since", "signup date",
        "created", "created at", "valid from", "Έναρξη", "Ημερομηνία έναρξης", "Έναρξη σύμβασης", "Από", "început", "începutul",
        "data început", "data începerii", "data început contract", "de la", "kezdete", "kezdet", "kezdés", "kezdő dátum", "kezdés dátuma",
        "szerződés kezdete", "شروع", "تاریخ شروع", "آغاز", "شروع قرارداد", "از", "begindatum", "aanvang", "aanvangsdatum", "startdatum",
        "vanaf", "Beginn", "Vertragsbeginn", "Vertragsstart", "Anfang", "von", "Kunde seit", "début", "date de début", "début du contrat",
        "date début", "du", "depuis",
    ];

    public static IReadOnlyList<string> End { get; } =
    [
        "ended", "ended at", "finish", "to", "contract end", "contract end date", "canceled at", "cancelled at", "cancellation date",
        "termination date", "churn date", "valid to", "valid until", "Λήξη", "Διακοπή", "Ημερομηνία λήξης", "Λήξη σύμβασης", "Τέλος", "Έως",
        "sfârșit", "sfârșitul", "data sfârșit", "data încetării", "data sfârșit contract", "până la", "vége", "vég", "befejezés",
        "záró dátum", "befejezés dátuma", "szerződés vége", "lejárat", "پایان", "تاریخ پایان", "پایان قرارداد", "تا", "einde", "einddatum",
        "eindig", "tot", "Ende", "Enddatum", "Kündigung", "Vertragsende", "bis", "fin", "date de fin", "fin du contrat", "date fin", "au",
        "jusqu'au",
    ];
}
