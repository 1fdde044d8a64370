SELECT p.contact_id, p.role, c.email, c.first_name, c.last_name FROM deal_contacts p JOIN contacts c ON c.contact_id = p.contact_id
WHERE p.deal_id = @DealId ORDER BY p.role DESC, p.contact_id;
