namespace OutlookCrm.CustomerScience.Numerics;

/// <summary>How a search for the likeliest parameters ended.</summary>
public enum FitStatus
{
    /// <summary>A maximum: the gradient vanishes and the curvature is negative definite.</summary>
    Converged,

    /// <summary>The likelihood keeps rising, ever more slowly, towards parameters of zero or infinity: the data do not determine
    /// them.</summary>
    Undetermined,

    /// <summary>No start reached a maximum within the allowed steps.</summary>
    NotConverged,

    /// <summary>There are too few observations for this model; nothing was tried.</summary>
    NotEnoughData,
}
