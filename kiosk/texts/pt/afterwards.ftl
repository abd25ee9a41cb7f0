# --- Não foi possível ---
stuck-button = Não conseguiu? Diga-nos

# --- Chamar alguém ---
call-person = Chamar alguém
call-cancel = Cancelar a chamada
call-calling = A chamar um funcionário …
call-called = Um funcionário foi chamado, aguarde. Se for urgente, ligue { $hotline } e indique o terminal { $terminal }.
call-coming = Vem alguém a caminho, aguarde.
call-unanswered = Ninguém respondeu. Ligue { $hotline } e indique o terminal { $terminal }.
call-not-reached = A chamada não foi recebida; a luz deste terminal está acesa. Ligue { $hotline } e indique o terminal { $terminal }.
call-nobody-here = Não há funcionários de serviço agora. Ligue { $hotline } e indique o terminal { $terminal }.
help-note = Linha de apoio { $hotline }, terminal { $terminal }
