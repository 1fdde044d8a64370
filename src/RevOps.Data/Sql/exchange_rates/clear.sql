DELETE FROM exchange_rates;
