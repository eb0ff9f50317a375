namespace OutlookCrm.Tests.TableStorage.Server;

/// <summary>
/// What the service refuses: status, error code and sentence of learn.microsoft.com/rest/api/storageservices/table-service-error-codes.
/// </summary>
internal sealed class ServiceError(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public static ServiceError EntityExists() => new(409, "EntityAlreadyExists", "The specified entity already exists.");

    public static ServiceError NoSuchRow() => new(404, "ResourceNotFound", "The specified resource does not exist.");

    public static ServiceError NoSuchTable() => new(404, "TableNotFound", "The table specified does not exist.");

    public static ServiceError Stale() =>
        new(412, "UpdateConditionNotSatisfied", "The update condition specified in the request was not satisfied.");

    public static ServiceError Invalid(string what) => new(400, "InvalidInput", $"One of the request inputs is not valid. {what}");

    public static ServiceError OutOfRange(string what) => new(400, "OutOfRangeInput", $"One of the request inputs is out of range. {what}");

    public static ServiceError Unauthentic(string what) =>
        new(
            403,
            "AuthenticationFailed",
            "Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the "
            + $"signature. {what}");

    public static ServiceError Busy() => new(503, "ServerBusy", "The server is busy.");

    public static ServiceError TimedOut() => new(500, "OperationTimedOut", "Operation could not be completed within the specified time.");

    public static ServiceError TooLarge() =>
        new(413, "RequestBodyTooLarge", "The request body is too large and exceeds the maximum permissible limit.");

    /// <summary>The same error of a transaction's action.</summary>
    public ServiceError At(int index) => new(Status, Code, $"{index}:{Message}");
}
