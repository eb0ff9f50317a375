using OutlookCrm.Slices;

namespace OutlookCrm.Payments;

/// <summary>What customers owe and what they paid.</summary>
internal sealed class PaymentsSlice : ISlice
{
    public string Name => "Payments";

    public void Add(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PaymentTimelineKind>();
        services.AddSingleton<ITimelineKind>(provider => provider.GetRequiredService<PaymentTimelineKind>());
        services.AddSingleton<IDerivedMember, PaymentsMember>();
        services.AddSingleton<ICustomerFigures, PaymentsFiguresOfCard>();
        services.AddSingleton<ICustomerRows>(new PlainRows("payments", PaymentsKeys.Payments));
        services.AddSingleton<ICustomerRows>(new PlainRows("creditLimit", PaymentsKeys.Limit));
        services.AddSingleton<ICustomerRows>(new PlainRows("openInvoices", PaymentsKeys.OpenInvoices));
        services.AddSingleton(provider => new PaymentsJournal(
            provider.GetRequiredService<CustomerEvents>(), provider.GetRequiredService<PaymentTimelineKind>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<PaymentsStore>();
        services.AddSingleton<PaidInvoices>();
        services.AddSingleton<LateInvoices>();
    }

    public void Map(RouteGroupBuilder api)
    {
        var payments = api.MapGroup("/customers/{customerId:guid}/payments").WithTags(Name);

        ReadPayments.Map(payments);   // GET    /api/customers/{customerId}/payments
        RecordPayment.Map(payments);  // POST   /api/customers/{customerId}/payments
        SetCreditLimit.Map(payments); // PUT    /api/customers/{customerId}/payments/limit
        CorrectPayment.Map(payments); // PUT    /api/customers/{customerId}/payments/{id}
        RemovePayment.Map(payments);  // DELETE /api/customers/{customerId}/payments/{id}
    }
}
