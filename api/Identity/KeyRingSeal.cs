using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace OutlookCrm.Identity;

/// <summary>
/// Seals the key ring with a key derived from the application's own credential: a person with the database or a backup, but without the
/// configuration, can decrypt nothing. A new credential makes the old key ring unreadable; then a new key ring is created and Entra is
/// asked again.
/// </summary>
internal sealed class KeyRingSeal(EntraCredential credential) : IXmlEncryptor
{
    private const string Purpose = "outlookcrm key ring v1";
    private const string Sealed = "sealed";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    // Once: with a certificate the derivation is a signature.
    private readonly Lazy<byte[]> _key = new(() => credential.DeriveKey(Purpose));

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var box = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(_key.Value, TagBytes);
        aes.Encrypt(box.AsSpan(0, NonceBytes), plain, box.AsSpan(NonceBytes, plain.Length), box.AsSpan(NonceBytes + plain.Length));
        return new EncryptedXmlInfo(new XElement(Sealed, Convert.ToBase64String(box)), typeof(Opener));
    }

    /// <summary>False for an element of the ring that was sealed with another credential.</summary>
    public bool Opens(XElement element)
    {
        try
        {
            return element.Descendants(Sealed).All(box => Open(box).Length > 0);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return false;
        }
    }

    private string Open(XElement element)
    {
        var box = Convert.FromBase64String(element.Value).AsSpan();
        if (box.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("A sealed key is cut short.");
        }

        var plain = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(_key.Value, TagBytes);
        aes.Decrypt(box[..NonceBytes], box.Slice(NonceBytes, plain.Length), box[^TagBytes..], plain);
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>Made by data protection, from the type name beside the sealed key.</summary>
    internal sealed class Opener(IServiceProvider services) : IXmlDecryptor
    {
        public XElement Decrypt(XElement encryptedElement) =>
            XElement.Parse(services.GetRequiredService<KeyRingSeal>().Open(encryptedElement));
    }
}
