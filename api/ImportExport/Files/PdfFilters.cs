using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace OutlookCrm.ImportExport.Files;

/// <summary>What unpacks the parts of a PDF that a file inside needs, and no pictures. All parts together may not grow beyond a
/// limit: a few bytes can be packed zeros of gigabytes.</summary>
internal sealed class PdfFilters(long most) : BaseFilterProvider(new Dictionary<string, IFilter>(StringComparer.Ordinal)
{
    [NameToken.FlateDecode] = new Bounded(most),
    [NameToken.FlateDecodeAbbreviation] = new Bounded(most),
    [NameToken.Ascii85Decode] = new Ascii85Filter(),
    [NameToken.AsciiHexDecode] = new AsciiHexDecodeFilter(),
})
{
    private sealed class Bounded(long most) : IFilter
    {
        private const int HeadOfZlib = 2;
        private readonly FlateFilter _flate = new();
        private long _left = most;

        public bool IsSupported => true;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            using var packed = new MemoryStream(input.ToArray());
            packed.Position = Math.Min(HeadOfZlib, packed.Length);
            using var unpacked = new DeflateStream(packed, CompressionMode.Decompress);
            var chunk = new byte[64 * 1024];
            for (int read; (read = unpacked.Read(chunk)) > 0;)
            {
                _left -= read;
                if (_left < 0)
                {
                    throw new InvalidDataException("The PDF unpacks to more than is read.");
                }
            }

            return _flate.Decode(input, streamDictionary, filterProvider, filterIndex);
        }
    }
}
