// The interface is still under evaluation, and no other door leads to what the generated resolvers find.
#pragma warning disable ASP0029
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.Validation;

namespace OutlookCrm.Http;

/// <summary>
/// Keeps how a request type is validated. The resolvers that the framework generates find it out again, by reflection, for every request.
/// </summary>
internal sealed class KnownValidations(IReadOnlyList<IValidatableInfoResolver> resolvers) : IValidatableInfoResolver
{
    private readonly ConcurrentDictionary<Type, IValidatableInfo?> _types = new();

    /// <summary>Stands in front of every resolver that was added before.</summary>
    public static void Apply(ValidationOptions options)
    {
        var known = new KnownValidations([.. options.Resolvers]);
        options.Resolvers.Clear();
        options.Resolvers.Add(known);
    }

    public bool TryGetValidatableTypeInfo(Type type, [NotNullWhen(true)] out IValidatableInfo? validatableInfo)
    {
        validatableInfo = _types.GetOrAdd(type, Find);
        return validatableInfo is not null;
    }

    /// <summary>Asked once for each parameter, when the routes are made.</summary>
    public bool TryGetValidatableParameterInfo(ParameterInfo parameterInfo, [NotNullWhen(true)] out IValidatableInfo? validatableInfo)
    {
        validatableInfo = null;
        foreach (var resolver in resolvers)
        {
            if (resolver.TryGetValidatableParameterInfo(parameterInfo, out validatableInfo))
            {
                return true;
            }
        }

        return false;
    }

    private IValidatableInfo? Find(Type type)
    {
        foreach (var resolver in resolvers)
        {
            if (resolver.TryGetValidatableTypeInfo(type, out var found))
            {
                return found;
            }
        }

        return null;
    }
}
