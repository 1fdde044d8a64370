SELECT hook_id AS HookId, url AS Url, events AS Events FROM hooks WHERE active = 1 ORDER BY hook_id;
