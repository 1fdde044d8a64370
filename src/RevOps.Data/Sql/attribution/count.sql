SELECT COUNT(*) FROM deals WHERE won_lost = 'won';
