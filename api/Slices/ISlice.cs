namespace OutlookCrm.Slices;

/// <summary>
/// A part of the business in its own folder, and what this part adds to the product. One line in <c>api/Slices.cs</c> registers it.
/// </summary>
public interface ISlice
{
    string Name { get; }

    /// <summary>Adds the stores, rows, kinds of timeline entries and whatever else the slice is made of.</summary>
    void Add(WebApplicationBuilder builder);

    /// <summary>Maps the routes below <c>/api</c>.</summary>
    void Map(RouteGroupBuilder api);
}
