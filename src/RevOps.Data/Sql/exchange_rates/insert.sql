INSERT INTO exchange_rates (currency, from_day, rate) VALUES (@Currency, @FromDay, @Rate);
