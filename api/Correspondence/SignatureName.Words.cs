using System.Text.RegularExpressions;

namespace OutlookCrm.Correspondence;

// What stands on the line of a name beside the name.
internal static partial class SignatureName
{
    private const RegexOptions Linear = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    // What stands around a name: for whom its bearer signs, titles and degrees.
    [GeneratedRegex(
        @"^\s*(?:i\. ?[av]\.|ppa\.?|p\.p\.?)\s|\b(?:dr|prof|mag|dipl|ing|med|jur|rer|nat|phil|mr|mrs|ms|herr|frau|mme|mnr|mev"
        + @"|dott\.?ssa|dottor|dott|rag|geom|avv|dra|lic|κα?|κος|δρ)\b\.?-?"
        + @"|\b(?:mba|m\.?sc|b\.?sc|ph\.?d|ll\.?m|cpa|cfa|pmp|esq|b\.?a|m\.?a|b\.?eng|m\.?eng"
        + @"|mcips|fcips|fca|aca|acca|fcca|acma|mrics|frics|mciob|miet|mice|ceng|mcipd|fcipd|dds|dmd|dvm|rn|jd|p\.?eng|pe|pmi-acp"
        + @"|shrm-cp|cissp|riba|cima|obe|mbe)\b\.?", Linear)]
    private static partial Regex Courtesy();

    // "(she/her)", ", he/him".
    [GeneratedRegex(@"\s*[,(\[–—-]?\s*\b(?:he|she|they|him|er|sie|elle|ella|el|él|lei|lui|hy"
        + @"|sy)\s?/\s?\p{L}+(?:\s?/\s?\p{L}+)*[)\]]?", Linear)]
    private static partial Regex Pronouns();

    [GeneratedRegex(@"^(?<name>[\p{L}\p{M}.'’, -]+?)\s*(?:,\s|\s[-–—:]\s|\s?\()(?<rest>.+)$", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Behind();

    // "HUBER, Anna (Purchasing)": the comma is of the name.
    [GeneratedRegex(@"^(?<name>[\p{L}\p{M}.'’, -]+?)\s?\((?<rest>[^()]+)\)$", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex InBrackets();

    // The name of a company that bears its owner's.
    [GeneratedRegex(@"\s(?:ltd|limited|llc|inc|gmbh|ag|kg|e\.\s?k|srl|s\.r\.l|kft|bt|bpk|α\.?ε|ε\.?π\.?ε|sarl|plc|co|company)\.?$", Linear)]
    private static partial Regex Form();

    // Words with which one speaks to a person.
    [GeneratedRegex(
        @"(?:^|\s)(?:i|you|we|he|she|they|please|can|could|will|would|is|are|was|has|have|ich|sie|wir|bitte|ist|hat|je|vous|nous|est"
        + @"|σας|μας|είναι|παρακαλώ|am|aveți|vă|este|kérem|ön|van|شما|لطفا|ek|u|asseblief)(?:\s|$)", Linear)]
    private static partial Regex Prose();
}
