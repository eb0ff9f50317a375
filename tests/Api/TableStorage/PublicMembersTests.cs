using System.Reflection;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Xunit;

namespace OutlookCrm.Tests.TableStorage;

/// <summary>
/// The client's public members are those of <c>members.txt</c>, each of which is a member of the official package (its listing is
/// <c>sdk/tables/Azure.Data.Tables/api</c> of github.com/Azure/azure-sdk-for-net). A change of the list is a decision, made by editing that file.
/// </summary>
public sealed class PublicMembersTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void The_public_members_are_the_reviewed_ones()
    {
        var members = typeof(TableClient).Assembly.GetExportedTypes().SelectMany(Members).Order(StringComparer.Ordinal).ToList();
        var reviewed = File.ReadAllLines(Path());

        Assert.True(members.Count > 80, $"Only {members.Count} members were found.");
#if TABLES_OFFICIAL
        Assert.Empty(reviewed.Except(members));
#else
        Assert.Equal(reviewed, members);
#endif
    }

    private static IEnumerable<string> Members(Type type)
    {
        foreach (var member in type.GetMembers(Declared))
        {
            var name = $"{type.FullName}.{member.Name}";
            switch (member)
            {
                case ConstructorInfo constructor:
                    yield return $"{type.FullName}({Parameters(constructor)})";
                    break;
                case PropertyInfo property:
                    yield return $"{name}{Index(property)} {{ {(property.GetMethod?.IsPublic == true ? "get; " : "")}{(property.SetMethod?.IsPublic == true ? "set; " : "")}}}: {Name(property.PropertyType)}";
                    break;
                case MethodInfo method when !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal):
                    yield return $"{name}{Generic(method)}({Parameters(method)}): {Name(method.ReturnType)}";
                    break;
                case FieldInfo { IsLiteral: true } constant:
                    yield return $"{name} = {constant.GetRawConstantValue()}";
                    break;
            }
        }
    }

    private static string Index(PropertyInfo property) => property.GetIndexParameters() is [var index] ? $"[{Name(index.ParameterType)} {index.Name}]" : "";

    private static string Generic(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "")}"));

    private static string Name(Type type) => !type.IsGenericType
        ? type.Name
        : $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";

    private static string Path([CallerFilePath] string here = "") => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "members.txt");
}
