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
    ];

    [Theory]
    [MemberData(nameof(Headers))]
    public void The_earlier_mail_below_is_cut(string header) =>
        Assert.Equal(New, WrittenText.Of($"{New}\n\n{header}\n\n{Old}\n\nKind regards\nMaria"));

    [Theory]
    [InlineData("Save 20% now &zwnj;&nbsp;&zwnj;&nbsp;&zwnj;&nbsp;\n\nHi Maria,", "Save 20% now\n\nHi Maria,")]
    [InlineData("Save &#847; &#847; &#8199;&shy; &#xFEFF; now", "Save  now")]
    [InlineData("&nbsp;&nbsp;&nbsp;&nbsp;\nHi Maria,", "Hi Maria,")]
    [InlineData("Write &nbsp; and &shy; as they are.", "Write &nbsp; and &shy; as they are.")]
    [InlineData("Ben & Jerry; Tom & Ann; &c; &d;", "Ben & Jerry; Tom & Ann; &c; &d;")]
    public void Filler_that_is_named_goes(string text, string left) => Assert.Equal(left, WrittenText.Of(text));

    [Theory]
    [InlineData("Zitat von Maria Papadaki <maria@contoso.example>:")]
    [InlineData("Quoting Maria Papadaki <maria@contoso.example>:")]
    public void A_quotation_is_cut_with_its_marked_lines(string header) =>
        Assert.Equal(New, WrittenText.Of($"{New}\n\n{header}\n\n> {Old}"));

    [Theory]
    [InlineData("Od: 20 szt.\nDo: 30 szt.\nTemat: cena 2026")]
    [InlineData("Quoting the price list:\n17.50 for a crate")]
    [InlineData("Til: the harbour\nFra: the airport")]
    [InlineData("--- our offer ---\nAs Anna wrote: 17.50")]
    [InlineData("2026年11月20日(金) 10:49 the train leaves:\nplatform 4")]
    public void What_a_person_wrote_stays(string text) => Assert.Equal(text, WrittenText.Of(text));
}
