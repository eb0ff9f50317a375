using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using OutlookCrm.CustomerScience.Figures;
using Xunit;

namespace OutlookCrm.Tests.Architecture;

/// <summary>
/// Figures of the customer science are only right in the units and ranges they were made for: every public parameter says its own.
/// </summary>
public sealed class ScienceDocumentationTests
{
    private static readonly string[] s_synthesised = ["Equals", "Deconstruct", "op_Equality", "op_Inequality"];

    /// <summary>What has no summary at all the compiler tells (CS1591, by .editorconfig).</summary>
    [Fact]
    public void Every_public_parameter_says_what_it_is()
    {
        var members = XDocument.Load(Path.ChangeExtension(typeof(Provenance).Assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value);
        var methods = typeof(Provenance).Assembly.GetExportedTypes()
            .Where(type => type.Namespace is { } name && name.StartsWith("OutlookCrm.CustomerScience", StringComparison.Ordinal)
                && !typeof(Delegate).IsAssignableFrom(type))
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static
                | BindingFlags.DeclaredOnly))
            .OfType<MethodBase>()
            .Where(method => !method.IsDefined(typeof(CompilerGeneratedAttribute)) && !s_synthesised.Contains(method.Name))
            .Where(method => members.GetValueOrDefault(IdOf(method))?.Element("inheritdoc") is null)
            .ToList();
        var silent = methods.SelectMany(method => method.GetParameters()
            .Where(parameter => string.IsNullOrWhiteSpace(Words(members.GetValueOrDefault(IdOf(method)), parameter.Name!)))
            .Select(parameter => $"{IdOf(method)} {parameter.Name}")).Order(StringComparer.Ordinal).ToList();

        Assert.True(methods.Count > 200, $"Only {methods.Count} methods were looked at.");
        Assert.True(silent.Count == 0, $"{silent.Count} parameters have no <param>:\n{string.Join('\n', silent)}");
    }

    private static string? Words(XElement? member, string parameter) =>
        member?.Elements("param").FirstOrDefault(one => one.Attribute("name")?.Value == parameter) is { } found
        ? string.Concat(found.DescendantNodes()) : null;

    // As the compiler names members in the file (C# specification, annex D.4.2).
    private static string IdOf(MethodBase method)
    {
        var parameters = method.GetParameters();
        var generic = method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "";
        var types = parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(parameter => NameOf(parameter.ParameterType)))})";
        return $"M:{NameOf(method.DeclaringType!, isOpen: true)}.{method.Name.Replace('.', '#')}{generic}{types}";
    }

    private static string NameOf(Type type, bool isOpen = false) => type switch
    {
        { IsByRef: true } => NameOf(type.GetElementType()!) + "@",
        { IsArray: true } =>
            $"{NameOf(type.GetElementType()!)}"
                + $"[{(type.GetArrayRank() == 1 ? "" : string.Join(',', Enumerable.Repeat("0:", type.GetArrayRank())))}]",
        { IsGenericMethodParameter: true } => $"``{type.GenericParameterPosition}",
        { IsGenericTypeParameter: true } => $"`{type.GenericParameterPosition}",
        { IsGenericType: true } when !isOpen =>
            $"{type.GetGenericTypeDefinition().FullName!.Split('`')[0].Replace('+', '.')}"
                + $"{{{string.Join(',', type.GetGenericArguments().Select(argument => NameOf(argument)))}}}",
        _ => type.FullName!.Replace('+', '.'),
    };
}
