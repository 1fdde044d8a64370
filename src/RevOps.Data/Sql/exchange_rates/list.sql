SELECT currency, CAST(from_day AS varchar(10)) AS from_day, rate FROM exchange_rates ORDER BY currency, from_day;
