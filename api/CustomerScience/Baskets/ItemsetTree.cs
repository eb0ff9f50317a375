namespace OutlookCrm.CustomerScience.Baskets;

/// <summary>
/// Frequent itemsets as a tree: a node is the set of the items on its path. Items go by rank, rarest first; the children of a node lie side
/// by side,
/// ascending by rank, and after their parent.
/// </summary>
internal sealed class ItemsetTree
{
    private int[] _rank = new int[1024];
    private int[] _support = new int[1024];
    private int[] _parent = new int[1024];
    private int[] _firstChild = new int[1024];
    private int[] _children = new int[1024];
    private byte[] _depth = new byte[1024];

    /// <summary>Node 0 is the empty set.</summary>
    public int Count { get; private set; } = 1;

    public int Rank(int node) => _rank[node];

    public int Support(int node) => _support[node];

    public int Parent(int node) => _parent[node];

    public int Depth(int node) => _depth[node];

    public int FirstChild(int node) => _firstChild[node];

    public int Children(int node) => _children[node];

    /// <summary>Adds the next child of a node whose children are being added.</summary>
    public void Add(int parent, int rank, int support)
    {
        if (Count == _rank.Length)
        {
            var size = Count * 2;
            Array.Resize(ref _rank, size);
            Array.Resize(ref _support, size);
            Array.Resize(ref _parent, size);
            Array.Resize(ref _firstChild, size);
            Array.Resize(ref _children, size);
            Array.Resize(ref _depth, size);
        }

        if (_children[parent]++ == 0)
        {
            _firstChild[parent] = Count;
        }

        (_rank[Count], _support[Count], _parent[Count], _depth[Count]) = (rank, support, parent, (byte)(_depth[parent] + 1));
        Count++;
    }

    /// <summary>The child of a node by rank; it is there for every part of a frequent set.</summary>
    public int Child(int node, int rank)
    {
        var at = Array.BinarySearch(_rank, _firstChild[node], _children[node], rank);
        return at >= 0 ? at : throw new InvalidOperationException("A part of a frequent itemset is frequent.");
    }
}
