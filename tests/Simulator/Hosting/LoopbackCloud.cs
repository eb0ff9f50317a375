using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Graph;

namespace OutlookCrm.Simulator.Hosting;

/// <summary>
/// Carries requests for Microsoft's hosts to our own server, with their real Host header; loopback goes where it wants, and anything else
/// is refused: the simulated world has no Internet.
/// </summary>
internal sealed class LoopbackCloud(Uri cloud) : DelegatingHandler(
    new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        if (address.Host is EntraServer.Host or GraphServer.Host && address.Scheme == Uri.UriSchemeHttps)
        {
            request.Headers.Host = address.Host;
            request.RequestUri = new UriBuilder(address) { Scheme = cloud.Scheme, Host = cloud.Host, Port = cloud.Port }.Uri;
        }
        else if (!address.IsLoopback)
        {
            throw new HttpRequestException($"The simulator knows no server {address.Host}.");
        }

        return base.SendAsync(request, cancellationToken);
    }
}
