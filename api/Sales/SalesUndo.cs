using OutlookCrm.Slices;

namespace OutlookCrm.Sales;

/// <summary>Takes back what an import wrote of a customer's documents, one batch after the other.</summary>
internal static class SalesUndo
{
    /// <summary>
    /// Takes back as many documents as fit into a batch, at least one; null where somebody else has changed the customer meanwhile.
    /// </summary>
    /// <param name="change">Of the customer.</param>
    /// <param name="kind">Of the timeline.</param>
    /// <param name="import">Whose documents.</param>
    /// <param name="mostRows">Of a batch.</param>
    /// <param name="audit">Puts the deed on record.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<UndoStep?> TakeBackAsync(
        CustomerChange change, SaleTimelineKind kind, Guid import, int mostRows, Action audit, CancellationToken ct)
    {
        var debts = await change.ReadAfterAsync(SalesKeys.OfDebts, ct);
        var others = await change.ReadAfterAsync(SalesKeys.OfOthers, ct);
        var (rows, removed, restored) = (0, 0, 0);
        var (handedOn, corrected) = (new List<SaleDocument>(), new List<SaleDocument>());
        foreach (var document in debts.Concat(others).Select(SaleRows.Read))
        {
            // A person has seen what stands there: what an import wrote of it or added to it stays.
            var (isOwn, isAdded) = (document.ImportId == import, RicherSales.IsBy(document, import));
            if (document.CorrectedBy is not null && (isOwn || isAdded))
            {
                corrected.Add(document);
                (isOwn, isAdded) = (false, false);
            }

            if (!isOwn && !isAdded && document.Paid?.ImportId != import && document.Paid?.Before?.ImportId != import)
            {
                continue;
            }

            var found = (await change.FindSaleAsync(document.Id, ct))!;
            rows += found.Lines.Count + 2;
            if (rows > mostRows && change.Batch.Writes.Count > 0)
            {
                return new(removed, restored, handedOn, false);
            }

            var handed = isOwn ? RicherSales.HandedOn(found.Document, import) : null;
            if (isOwn && handed is null)
            {
                if (!await change.RemoveSaleAsync(kind, found, ct))
                {
                    return null;
                }

                removed++;
            }
            else
            {
                var left = handed ?? RicherSales.Without(found.Document, import);
                left = left.Paid?.ImportId == import ? left with { Paid = left.Paid.Before }
                    : left.Paid?.Before?.ImportId == import ? left with { Paid = left.Paid with { Before = null } } : left;
                if (!await change.ReplaceSaleAsync(kind, found, left, ct))
                {
                    return null;
                }

                handedOn.AddRange(handed is null ? [] : [handed]);
                restored += handed is null && (isAdded || document.Paid?.ImportId == import) ? 1 : 0;
            }

            audit();
        }

        // What was corrected is told with the last batch: each batch before it meets the same documents.
        return new(removed, restored, [.. handedOn, .. corrected], true);
    }
}

/// <summary>What one batch of an undo did.</summary>
/// <param name="Removed">Documents that are gone.</param>
/// <param name="Restored">Those that say again what they said before the import.</param>
/// <param name="Kept">Those that stay.</param>
/// <param name="IsAll">False where there are more.</param>
internal sealed record UndoStep(int Removed, int Restored, IReadOnlyList<SaleDocument> Kept, bool IsAll);
