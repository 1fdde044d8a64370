UPDATE leads SET mql_at = @MqlAt, sql_at = @SqlAt, opp_at = @OppAt, customer_at = @CustomerAt, qualified_at = @MqlAt WHERE lead_id = @LeadId;
