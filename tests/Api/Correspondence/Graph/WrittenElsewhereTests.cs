using OutlookCrm.Correspondence.Graph;
using Xunit;

namespace OutlookCrm.Tests.Correspondence.Graph;

/// <summary>Headers of earlier mails in the languages of neighbours, and as programs of tickets and of webmail write them.</summary>
public sealed class WrittenElsewhereTests
{
    private const string New = "Agreed, go ahead on Thursday.\n\nMyron";
    private const string Old = "As promised: our lowest price is 17.50";
    private const string Maria = "Maria Papadaki <maria@contoso.example>";

    public static TheoryData<string> Headers { get; } =
    [
        $"Από: {Maria}\nΑπεστάλη: Παρασκευή, 20 Νοεμβρίου 2026 10:49 πμ\nΠρος: Myron\nΘέμα: Order",
        $"Van: {Maria}\nVerzonden: vrijdag 20 november 2026 10:49\nAan: Myron\nOnderwerp: Order",
        $"De: {Maria}\nEnviada em: sexta-feira, 20 de novembro de 2026 10:49\nPara: Myron\nAssunto: Order",
        $"Od: {Maria}\nWysłano: piątek, 20 listopada 2026 10:49\nDo: Myron\nTemat: Order",
        $"Kimden: {Maria}\nGönderildi: 20 Kasım 2026 Cuma 10:49\nKime: Myron\nKonu: Order",
        $"Od: {Maria}\nOdesláno: pátek 20. listopadu 2026 10:49\nKomu: Myron\nPředmět: Order",
        $"Från: {Maria}\nSkickat: den 20 november 2026 10:49\nTill: Myron\nÄmne: Order",
        $"Fra: {Maria}\nSendt: 20. november 2026 10:49\nTil: Myron\nEmne: Order",
        $"Від: {Maria}\nНадіслано: 20 листопада 2026 р. 10:49\nКому: Myron\nТема: Order",
        $"От: {Maria}\nИзпратено: 20 ноември 2026 г. 10:49\nДо: Myron\nОтносно: Order",
        $"من: {Maria}\nتم الإرسال: 20 نوفمبر 2026 10:49\nإلى: Myron\nالموضوع: Order",
        $"发件人：{Maria}\n发送时间：2026年11月20日 10:49\n收件人：Myron\n主题：Order",
        $"差出人: {Maria}\n送信日時: 2026年11月20日 10:49\n宛先: Myron\n件名: Order",
        $"מאת: {Maria}\nנשלח: יום שישי 20 נובמבר 2026 10:49\nאל: Myron\nנושא: Order",
        $"Op Vr. 20 Nov. 2026 om 10:49 skryf {Maria}:",
        $"пт, 20 лист. 2026 р. о 10:49 {Maria} пише:",
        "pe 20. marrask. 2026 klo 10.49 Maria Papadaki (maria@contoso.example) kirjoitti:",
        $"2026年11月20日(金) 10:49 {Maria}:",
        $"{Maria} 于2026年11月20日周五 10:49写道：",
        $"2026년 11월 20일 (금) 오전 10:49, {Maria}님이 작성:",
        $"> \u200fفي 20\u200f/11\u200f/2026 الساعة 10:49 ص، كتب {Maria}:",
        $"--- On Fri, 11/20/26, {Maria} wrote:",
        "-------- Перенаправленное сообщение --------\nТема: Order\nДата: Fri, 20 Nov 2026 10:49:00 +0100\nОт: Maria",
        "##- Please type your reply above this line -##",
        "## Bitte antworten Sie über dieser Zeile ##",
        $"في الجمعة، 20 نوفمبر 2026 في 10:49 ص تمت كتابة ما يلي بواسطة {Maria}:",
        $"في الجمعة، ٢٠ نوفمبر ٢٠٢٦ في ١٠:٤٩ ص تمت كتابة ما يلي بواسطة {Maria}:",
        $"בתאריך יום ו׳, 20 בנוב׳ 2026 ב-10:49 מאת {Maria}:",
        "Maria Papadaki/Contoso\n20.11.2026 10:49\n\nTo\nMyron/Firm@Firm\ncc\n\nSubject\nOrder",
        $"{Maria}\n20/11/2026 10:49 AM\n\nTo: Myron Poe/Firm@FIRM\ncc:\nSubject: Order",
        "Maria Papadaki/Contoso/GR\n11/20/2026 10:49 AM\n\n        To:     Myron Poe/Firm@Firm\n        Subject:        Order",
        "\"Maria Papadaki\" <maria@contoso.example>\n20.11.2026 10:49\nAn: <myron@firm.example>\nKopie:\nThema: Order",
        "Maria Papadaki\n20.11.2026 10:49:12\n\nAn\nMyron/Firm\nKopie\n\nThema\nOrder",
        "maria@contoso.example\n2026-11-20 10:49\n\nPour: Myron\nObjet: Order",
        "maria@contoso.example wrote on 11/20/2026 10:49:12 AM:",
        "Maria Papadaki/Contoso wrote on 11/20/2026 10:49:12 AM:",
        $"{Maria} a écrit sur 20/11/2026 10:49:12 :",
        $"Küldte: {Maria}\nElküldve: 2026. november 20., péntek 10:49\nCímzett: Myron\nTárgy: Order",
        $"فرستنده: {Maria}\nتاریخ ارسال: جمعه ۲۰ نوامبر ۲۰۲۶ ۱۰:۴۹\nگیرنده: Myron\nموضوع: Order",
        $"De: {Maria}\nPara: Myron\nEnviados: Viernes, 20 de Noviembre 2026 10:49:12\nAsunto: Order",
        $"пт, 20 нояб. 2026 г., 10:49 {Maria}:",
        $"2026-11-20 10:49 GMT+02:00 {Maria}:",
        "Friday, November 20, 2026, 10:49:12 AM, you wrote:",
        "Вы писали 20 ноября 2026 г., 10:49:12:",
        "At 10:49 20/11/2026, Maria Papadaki wrote:",
        "vendredi 20 novembre 2026, 10:49:12 CET Maria Papadaki a écrit :",
        "W dniu 20.11.2026 o 10:49, Maria Papadaki pisze:",
        "Dne 20. 11. 26 v 10:49 Maria Papadaki napsal(a):",
        "20.11.2026 10:49, Maria Papadaki написав:",
        $"pet., 20. nov. 2026 u 10:49 {Maria} napisao je:",
        $"V V pet., 20. nov. 2026 ob 10:49 je oseba {Maria} napisala:",
        $"在 2026年11月20日，10:49，{Maria} 写道：",
        "пн, 30 нояб. 2026 г. в 09:12, Maria Papadaki <\nmaria@contoso.example>:",
        "Понедельник, 30 ноября 2026, 9:12 +03:00 от Maria Papadaki <\nmaria@contoso.example>:",
        "fre. 20. nov. 2026 kl. 10:49, Maria Papadaki <\nmaria@contoso.example>:",
        "2026-11-20 10:49 GMT+02:00 Maria Papadaki <\nmaria@contoso.example>:",
        "2026. 11. 30. 9:12 keltezéssel, Maria Papadaki - Contoso Lamps and\nLighting írta:",
        "Am 20.11.2026 um 10:49 schrieb Maria Papadaki - Lampen und Leuchten:",
        "Le 20/11/2026 à 10:49, Maria Papadaki - Lampes et Lumières a écrit :",
        "Pe 20.11.2026 10:49, Maria Papadaki | Lămpi și Lumini a scris:",
        "Στις 20/11/2026 10:49 π.μ., ο/η Maria Papadaki - Λάμπες και Φως έγραψε:",
        $"Quoting {Maria}:",
        $"Zitat von {Maria}:",
        $"Citando a {Maria}:",
        $"Citeren {Maria}:",
        $"Citat din {Maria}:",
        $"Цитирую {Maria}:",
        $"Παράθεση από {Maria}:",
        $"{Maria} writes:",
        $"{Maria} schreibt:",
        $"{Maria} écrit :",
        $"{Maria} escribe:",
        "On Mon, Nov 30 2026, Maria Papadaki wrote:",
        "On Mon, 30 Nov 2026, Maria Anna van Berg wrote:",
        "On Fri, Nov 20 2026, Maria Papadaki writes:",
        "Am Mo., 30. Nov. 2026, Maria Papadaki schrieb:",
        $"Feladó: {Maria}\nKüldés dátuma: 2026. november 30., hétfő 9:12\nCímzett: Myron\nTárgy: Order",
        $"Da: {Maria}\nData invio: lunedì 30 novembre 2026 9:12\nA: Myron\nOggetto: Order",
    ];

    [Theory]
    [MemberData(nameof(Headers))]
    public void The_earlier_mail_below_is_cut(string header) =>
        Assert.Equal(New, WrittenText.Of($"{New}\n\n{header}\n\n{Old}\n\nKind regards\nMaria").Text);

    [Theory]
    [InlineData("Save 20% now &zwnj;&nbsp;&zwnj;&nbsp;&zwnj;&nbsp;\n\nHi Maria,", "Save 20% now\n\nHi Maria,")]
    [InlineData("Save &#847; &#847; &#8199;&shy; &#xFEFF; now", "Save  now")]
    [InlineData("&nbsp;&nbsp;&nbsp;&nbsp;\nHi Maria,", "Hi Maria,")]
    [InlineData("Save &#8287;&#x2800;&#xFE0F;&#x206A; now", "Save  now")]
    [InlineData("Write &nbsp; and &shy; as they are.", "Write &nbsp; and &shy; as they are.")]
    [InlineData("Ben & Jerry; Tom & Ann; &c; &d;", "Ben & Jerry; Tom & Ann; &c; &d;")]
    public void Filler_that_is_named_goes(string text, string left) => Assert.Equal(left, WrittenText.Of(text).Text);

    /// <summary>Signs without a picture, as many as newsletters put above their text.</summary>
    [Theory]
    [InlineData("\u200b\u200c\u200d\ufeff\u200a\u205f")]
    [InlineData("\u2800")]
    [InlineData("\u2800\u200a ")]
    [InlineData("\ufe0f\u206a")]
    [InlineData("\u200d\u2009")]
    [InlineData("\u00a0\u2003")]
    public void Filler_goes_however_long_it_is(string filler) =>
        Assert.Equal("Hi Maria,\n40 lamps", WrittenText.Of($"{string.Concat(Enumerable.Repeat(filler, 200))}Hi Maria,\n40 lamps").Text);

    [Theory]
    [InlineData("❤\ufe0f 👩\u200d🚀 1\ufe0f\u20e3 👨\u200d👩\u200d👧")]
    [InlineData("می\u200cخواهیم")]
    [InlineData("12\u2009345 EUR, a\u2003b")]
    [InlineData("☎\ufe0f 0431")]
    public void What_joins_letters_and_pictures_stays(string text) => Assert.Equal(text, WrittenText.Of(text).Text);

    [Theory]
    [InlineData("Zitat von Maria Papadaki <maria@contoso.example>:")]
    [InlineData("Quoting Maria Papadaki <maria@contoso.example>:")]
    public void A_quotation_is_cut_with_its_marked_lines(string header) =>
        Assert.Equal(New, WrittenText.Of($"{New}\n\n{header}\n\n> {Old}").Text);

    [Theory]
    [InlineData("Od: 20 szt.\nDo: 30 szt.\nTemat: cena 2026")]
    [InlineData("Quoting the price list:\n17.50 for a crate")]
    [InlineData("Til: the harbour\nFra: the airport")]
    [InlineData("--- our offer ---\nAs Anna wrote: 17.50")]
    [InlineData("Anna Kis\n20.11.2026 10:49\n\nTo do: call the harbour\nSubject to contract")]
    [InlineData("Our people at the stand:\nMaria Papadaki\n20.11.2026 10:00\nTo be there on time is enough.\nSubject: coffee")]
    [InlineData("On 20/11/2026 at 10:49 our driver Maria wrote:\nthe crate is broken")]
    [InlineData("Please note:\nMaria wrote on 11/20/2026 that we shall wait:\nI agree.")]
    [InlineData("At 10:49 you wrote:\nplease call")]
    [InlineData("في الجمعة 20 نوفمبر 2026 كتب لنا السائق أن:\nالصندوق مكسور")]
    [InlineData("2026年11月20日(金) 10:49 the train leaves:\nplatform 4")]
    [InlineData("On 20/11/2026 at 10:49 Maria and our driver wrote:\nthe crate is broken")]
    [InlineData("On 20/11/2026 at 10:49 Tom - and then Anna wrote:\nthe crate is broken")]
    [InlineData("On Mon, 30 Nov 2026, our driver Maria wrote:\nthe crate is broken")]
    [InlineData("On Mon, 30 Nov 2026, the paper wrote:\nprices rise")]
    [InlineData("On Mon, 30 Nov 2026, Maria wrote:\nthe crate is broken")]
    [InlineData("Quoting our driver Maria <maria@contoso.example>:\nthe crate is broken")]
    [InlineData("пн, 30 нояб. 2026 г. в 09:12, склад <\nдве паллеты>:\nи ещё одна")]
    [InlineData("The bank writes on 30.11.2026 10:00:\nno")]
    [InlineData("On 12 May 2026 our CEO writes:\nsixty days")]
    [InlineData("Am 3.12.2026 schreibt mir Ihr Kollege Herr Braun:\ndrei Prozent")]
    [InlineData("Le 12 mai 2026, M. Roux écrit :\ntrois pour cent")]
    public void What_a_person_wrote_stays(string text) => Assert.Equal(text, WrittenText.Of(text).Text);
}
