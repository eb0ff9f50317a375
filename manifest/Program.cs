using OutlookCrm.Manifest;

return await Commands.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
