namespace OutlookCrm.ImportExport.Invoices;

/// <summary>Where an element stands: the local names from the element that a document begins with, joined by slashes. A path is made once
/// for all elements that stand there.</summary>
internal sealed class PathNode(PathNode? parent, string path)
{
    private readonly Dictionary<string, PathNode> _children = new(StringComparer.Ordinal);

    public PathNode? Parent => parent;

    /// <summary>Empty for the element that a document begins with.</summary>
    public string Path => path;

    /// <summary>Whether an element stood below one at this place.</summary>
    public PathNode Child(string name, ref int made)
    {
        if (!_children.TryGetValue(name, out var child))
        {
            made++;
            _children.Add(name, child = new(this, path.Length == 0 ? name : $"{path}/{name}"));
        }

        return child;
    }
}
