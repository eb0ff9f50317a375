using System.Reflection;
using System.Reflection.Emit;
using OutlookCrm.Slices;
using Xunit;

namespace OutlookCrm.Tests.Architecture;

/// <summary>
/// Folders that use each other cannot be read one after the other. Read from the compiled code, where nothing hides behind a parent's
/// namespace.
/// </summary>
public sealed class FolderPairTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance
        | BindingFlags.DeclaredOnly;

    private static readonly Assembly s_api = typeof(ISlice).Assembly;

    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    [Fact]
    public void At_most_four_pairs_of_folders_use_each_other()
    {
        var uses = s_api.GetTypes()
            .Where(type => FolderOf(type) is not null)
            .SelectMany(type => UsedBy(type).Select(used => (From: FolderOf(type)!, To: FolderOf(used))))
            .Where(use => use.To is not null && use.To != use.From)
            .Select(use => (use.From, To: use.To!))
            .ToHashSet();
        Assert.True(uses.Count > 40, $"Only {uses.Count} uses were found.");

        var pairs = uses.Where(use => string.CompareOrdinal(use.From, use.To) < 0 && uses.Contains((use.To, use.From)))
            .Select(use => $"{use.From} <-> {use.To}").Order().ToList();

        Assert.True(pairs.Count <= 4, string.Join(Environment.NewLine, pairs));
    }

    private static string? FolderOf(Type type) =>
        type.Assembly == s_api && type.Namespace?.StartsWith("OutlookCrm.", StringComparison.Ordinal) is true
        ? type.Namespace["OutlookCrm.".Length..] : null;

    private static HashSet<Type> UsedBy(Type type)
    {
        var used = new HashSet<Type>();
        Add(type.BaseType);
        Array.ForEach(type.GetInterfaces(), Add);
        Array.ForEach(type.GetFields(All), field => Add(field.FieldType));
        foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
        {
            Array.ForEach(method.GetParameters(), parameter => Add(parameter.ParameterType));
            Add((method as MethodInfo)?.ReturnType);
            foreach (var token in Tokens(method.GetMethodBody()?.GetILAsByteArray() ?? []))
            {
                var member = type.Module.ResolveMember(token, type.IsGenericType ? type.GetGenericArguments() : null,
                    method.IsGenericMethod ? method.GetGenericArguments() : null);
                Add(member as Type ?? member?.DeclaringType);
                Array.ForEach((member as MethodInfo)?.GetGenericArguments() ?? [], Add);
            }
        }

        return used;

        void Add(Type? one)
        {
            if (one is null || !used.Add(one))
            {
                return;
            }

            Add(one.GetElementType());
            Array.ForEach(one.IsGenericType ? one.GetGenericArguments() : [], Add);
        }
    }

    /// <summary>The metadata tokens in a method's code (ECMA-335, partition III).</summary>
    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xfe ? unchecked((short)(0xfe00 | code[at + 1])) : code[at];
            var found = s_codes[value];
            at += found.Size;
            switch (found.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    yield return BitConverter.ToInt32(code, at);
                    at += 4;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + (4 * BitConverter.ToInt32(code, at));
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    at += 1;
                    break;
                case OperandType.InlineVar:
                    at += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    at += 8;
                    break;
                default:
                    at += 4;
                    break;
            }
        }
    }
}
