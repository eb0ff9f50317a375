namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>Which member of the beta-geometric family.</summary>
/// <param name="Regularity">k: Erlang shape of the gaps between purchases, 1 (random) to <see cref="MostRegular"/> (like
/// clockwork).</param>
/// <param name="CanLeaveAtOnce">Whether a customer may leave right after the first purchase (MBG) or only after a repeat (BG).</param>
public readonly record struct BetaGeometricKind(int Regularity, bool CanLeaveAtOnce)
{
    /// <summary>Largest k tried; beyond it the next purchase is a date, and a calendar serves better.</summary>
    public const int MostRegular = 12;

    /// <summary>BG/NBD.</summary>
    public static BetaGeometricKind Bg => new(1, false);

    /// <summary>MBG/NBD.</summary>
    public static BetaGeometricKind Mbg => new(1, true);

    /// <summary>MBG/CNBD-k.</summary>
    /// <param name="k">Erlang shape of the gaps, 1 to <see cref="MostRegular"/>; 1 is MBG/NBD.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is not within 1 to <see cref="MostRegular"/>.</exception>
    public static BetaGeometricKind Regular(int k) => k is >= 1 and <= MostRegular
        ? new(k, true)
        : throw new ArgumentOutOfRangeException(nameof(k), k, $"Regularity is a whole number from 1 to {MostRegular}.");

    /// <summary>The name in the literature.</summary>
    public string Name => (CanLeaveAtOnce ? "MBG/" : "BG/") + (Regularity == 1 ? "NBD" : $"CNBD-{Regularity}");
}
